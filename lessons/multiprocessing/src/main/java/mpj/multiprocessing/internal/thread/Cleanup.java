package mpj.multiprocessing.internal.thread;

import java.lang.ref.Cleaner;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Runs an action when an object has become garbage. One thread of the process runs all these
 * actions. It is started with the first registration.
 *
 * <p>An object that has processes or a connection takes little of the heap. So the JVM may not look
 * for a long time whether it is garbage. When there are twice as many such objects as were left
 * after the last look, this class asks the JVM to look. A separate thread does so, because it takes
 * long if the heap is large.
 */
public final class Cleanup {
  /**
   * With so many objects that have processes or connections, or fewer, this class does not look for
   * garbage.
   */
  private static final int FEW = 8;

  private static final int LOOKS = 50;
  private static final long LOOK_NANOS = 1_000_000;
  private static final AtomicInteger WITH_PROCESSES = new AtomicInteger();

  private static Cleaner cleaner;
  private static int most = FEW;
  private static boolean looks;

  private Cleanup() {}

  /**
   * Registers an action that runs once: when the object has become garbage, or before that, when
   * the program {@linkplain Cleaner.Cleanable#clean cleans up}.
   *
   * @param action must not refer to the object, and must not wait for long
   * @throws OutOfMemoryError if the system refuses a thread
   */
  public static Cleaner.Cleanable of(Object object, Runnable action) {
    return cleaner().register(object, action);
  }

  private static synchronized Cleaner cleaner() {
    if (cleaner == null) {
      cleaner = Cleaner.create(work -> new LibraryThread("mpj-cleanup", work));
    }
    return cleaner;
  }

  /**
   * Does the same as {@link #of} for an object that has processes or a connection. The action ends
   * these.
   */
  public static Cleaner.Cleanable ofProcesses(Object object, Runnable action) {
    Cleaner.Cleanable cleanable =
        of(
            object,
            () -> {
              WITH_PROCESSES.decrementAndGet();
              action.run();
            });
    WITH_PROCESSES.incrementAndGet(); // not before: the system may have refused a thread
    lookIfMany();
    return cleanable;
  }

  private static synchronized void lookIfMany() {
    if (!looks && WITH_PROCESSES.get() > most) {
      try {
        new LibraryThread("mpj-garbage", Cleanup::lookForGarbage).start();
        looks = true;
      } catch (OutOfMemoryError e) {
        // The system refuses a thread now. The next object tries again.
      }
    }
  }

  private static void lookForGarbage() {
    int before = WITH_PROCESSES.get();
    System.gc();
    for (int i = 0; i < LOOKS && WITH_PROCESSES.get() >= before; i++) {
      LockSupport.parkNanos(LOOK_NANOS); // until the cleaner's thread has run the actions
    }
    synchronized (Cleanup.class) {
      most = Math.max(FEW, 2 * WITH_PROCESSES.get());
      looks = false;
    }
  }
}
