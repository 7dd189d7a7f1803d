package mpj.multiprocessing.internal.process;

import java.util.concurrent.locks.LockSupport;
import mpj.multiprocessing.internal.arena.Kernel;
import mpj.multiprocessing.internal.thread.LibraryThread;

/**
 * The second guard of a child. When the child is to end, {@link Watch} tidies up first, for which a
 * JVM that is out of memory may need very long, and ending it in the ordinary way needs its other
 * threads to reach a safepoint. This thread gives it a moment for that, and then has the kernel
 * kill it. Until then it does nothing.
 */
final class Guard implements Runnable {
  /** Tidying up may warn of what was left, by a logger that is loaded for it: slow when busy. */
  private static final long TIDYING_NANOS = 1_000_000_000L;

  private static final long AGAIN_NANOS = 100_000_000L;

  private final Thread thread = new LibraryThread("mpj-guard", this);
  private volatile boolean over;

  void begin() {
    if (Kernel.available()) {
      thread.start();
    }
  }

  /** To be called when this process is to end. */
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
        LibraryThread.pause(AGAIN_NANOS); // to link takes memory
      }
    }
  }
}
