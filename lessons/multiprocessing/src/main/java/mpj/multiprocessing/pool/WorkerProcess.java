package mpj.multiprocessing.pool;

import java.util.OptionalInt;

/** The process of one worker, as its pool needs it. Any thread may call these methods. */
interface WorkerProcess {
  /** Returns the name that it was started with. */
  String name();

  /** Returns its process number. */
  long pid();

  boolean isAlive();

  /** Asks it to end, by SIGTERM. It may have ended before; then nothing happens. */
  void terminate();

  /** Ends it at once, without asking it. It may have ended before; then nothing happens. */
  void kill();

  /** Waits for its end. */
  void join() throws InterruptedException;

  /** Returns how it ended, a killed one with minus the signal's number; empty while it lives. */
  OptionalInt exitCode();
}
