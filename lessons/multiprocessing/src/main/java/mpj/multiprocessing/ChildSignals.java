package mpj.multiprocessing;

import mpj.multiprocessing.internal.process.ProcessSignals;

/**
 * The methods of {@link ChildProcess} that send the child a signal. All of them throw an {@link
 * IllegalStateException} before the start, in the child itself, and if the object is closed.
 */
abstract class ChildSignals {
  /** Protected: when an object of a program's subclass arrives in the child, Java calls it. */
  protected ChildSignals() {}

  /** Returns the child, which has been started and may have ended. */
  abstract StartedChild started();

  /**
   * Asks the child to end, by SIGTERM. The child runs its handler ({@link
   * ChildProcess#onTerminate}). A child without a handler runs its shutdown hooks and ends. A child
   * that has not begun its task yet is killed; its exit code is -15 all the same. The children of
   * the child get no signal; see {@link #terminateTree}. If the child has ended, nothing happens.
   *
   * @throws IllegalStateException before the start
   */
  public void terminate() {
    started().signal(ProcessSignals.TERMINATE);
  }

  /**
   * Interrupts the child's task, as {@link Thread#interrupt} interrupts a thread. A task that waits
   * now, or waits next, gets an InterruptedException. If the task does not catch it, the child
   * prints the stack trace and ends with exit code 1. A task that computes can ask {@link
   * Thread#isInterrupted}. If the child has a handler ({@link ChildProcess#onInterrupt}), the child
   * runs the handler and does not interrupt the task.
   *
   * <p>If the task has not begun yet, it begins with its thread interrupted. If the task is over,
   * nothing happens. Python's {@code Process.interrupt}, since 3.14.
   *
   * <p>Ctrl-C in a terminal does not interrupt children. It ends the main process, and the main
   * process ends the children.
   *
   * @throws IllegalStateException before the start
   */
  public void interrupt() {
    started().interrupt();
  }

  /**
   * Kills the child at once, by SIGKILL. The children of the child get no signal; see {@link
   * #killTree}. If the child has ended, nothing happens.
   *
   * @throws IllegalStateException before the start
   */
  public void kill() {
    started().signal(ProcessSignals.KILL);
  }

  /**
   * Asks the child and all its descendants to end, by SIGTERM. If the child has ended, nothing
   * happens.
   *
   * @throws IllegalStateException before the start
   */
  public void terminateTree() {
    started().signalTree(ProcessSignals.TERMINATE);
  }

  /**
   * Kills the child and all its descendants at once, by SIGKILL. If the child has ended, nothing
   * happens.
   *
   * @throws IllegalStateException before the start
   */
  public void killTree() {
    started().signalTree(ProcessSignals.KILL);
  }

  /**
   * Stops the child, by SIGSTOP, until {@link #resume}. A stopped child does nothing, but it keeps
   * everything that it holds. The library does not take it for dead. If this process ends while the
   * child is stopped, the child is killed. If the child is stopped already, nothing happens.
   *
   * @throws IllegalStateException if the child is not alive, or cannot be stopped
   */
  public void pause() {
    started().pause();
  }

  /**
   * Resumes a child that {@link #pause} stopped. If the child is not stopped, nothing happens.
   *
   * @throws IllegalStateException before the start
   */
  public void resume() {
    started().resume();
  }
}
