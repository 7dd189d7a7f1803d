package mpj.multiprocessing;

/**
 * Thrown out of a child's main method, so that the JVM ends with exit code 1 after its other
 * threads have ended. The task's own trace has been printed by then; this one prints nothing.
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
      // Said already.
    }
  }
}
