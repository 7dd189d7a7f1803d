package mpj.multiprocessing.pool;

import java.util.OptionalInt;

/** The process of one worker, as its pool needs it. Any thread may call these methods. */
interface WorkerProcess {
  /** Returns the name of the process. */
  String name();

  /** Returns the process id (PID). */
  long pid();

  boolean isAlive();

  /** Asks the process to end, by SIGTERM. Does nothing if it has already ended. */
  void terminate();

  /** Kills the process at once. Does nothing if it has already ended. */
  void kill();

  /** Waits until the process has ended. */
  void join() throws InterruptedException;

  /**
   * Returns the exit code; minus the signal's number if a signal killed the process; empty while it
   * lives.
   */
  OptionalInt exitCode();
}
