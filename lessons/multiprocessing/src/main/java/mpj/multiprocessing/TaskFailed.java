package mpj.multiprocessing;

/**
 * Thrown out of a child's main method if the task failed. The JVM then ends with exit code 1, after
 * its other threads have ended. The stack trace of the task has been printed before. This exception
 * prints nothing.
 */
final class TaskFailed extends Exception {
  private static final long serialVersionUID = 1L;

  TaskFailed() {
    super(null, null, false, false);
    Thread.currentThread().setUncaughtExceptionHandler(new Silence());
  }

  private static final class Silence implements Thread.UncaughtExceptionHandler {
    @Override
    public void uncaughtException(Thread thread, Throwable thrown) {
      // The stack trace of the task has been printed before.
    }
  }
}
