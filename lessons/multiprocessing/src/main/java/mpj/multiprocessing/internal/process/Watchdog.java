package mpj.multiprocessing.internal.process;

import java.util.concurrent.locks.LockSupport;
import mpj.multiprocessing.internal.arena.Kernel;
import mpj.multiprocessing.internal.thread.LibraryThread;

/**
 * A watchdog for {@link ParentMonitor}. When the child must end, {@link ParentMonitor} cleans up
 * first and then ends the JVM. A JVM that is out of memory may need very long to clean up. To end
 * the JVM in the ordinary way, its other threads must reach a safepoint. This thread waits one
 * second for that. Then the kernel kills the process. Before the child must end, this thread does
 * nothing.
 */
final class Watchdog implements Runnable {
  /**
   * The time to clean up. Cleaning up may log a warning and load a logger for that. This is slow on
   * a busy machine.
   */
  private static final long TIDYING_NANOS = 1_000_000_000L;

  private static final long AGAIN_NANOS = 100_000_000L;

  private final Thread thread = new LibraryThread("mpj-guard", this);
  private volatile boolean over;

  void begin() {
    if (Kernel.available()) {
      thread.start();
    }
  }

  /** Notes that this process must end. */
  void over() {
    over = true;
    LockSupport.unpark(thread);
  }

  @Override
  public void run() {
    while (!over) {
      LibraryThread.pause(Long.MAX_VALUE);
    }
    long until = System.nanoTime() + TIDYING_NANOS;
    for (long left = TIDYING_NANOS; left > 0; left = until - System.nanoTime()) {
      LibraryThread.pause(left);
    }
    while (true) {
      try {
        Kernel.killSelf();
      } catch (OutOfMemoryError | LinkageError e) {
        LibraryThread.pause(AGAIN_NANOS); // there was no memory to link the call
      }
    }
  }
}
