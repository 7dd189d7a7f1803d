package mpj.multiprocessing.internal.thread;

import java.lang.ref.Cleaner;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * What is done about an object when it is garbage. One thread of the process does it for all of
 * them; it begins with the first.
 *
 * <p>An object that has processes, or a connection, takes little of the heap, so the JVM sees no
 * reason to look whether it is garbage. When there are twice as many as were left the last time, it
 * is asked to. A thread of its own asks: that takes a while where the heap is large.
 */
public final class Cleanup {
  /** So many objects with processes or connections are no reason to look for garbage. */
  private static final int FEW = 8;

  private static final int LOOKS = 50;
  private static final long LOOK_NANOS = 1_000_000;
  private static final AtomicInteger WITH_PROCESSES = new AtomicInteger();

  private static Cleaner cleaner;
  private static int most = FEW;
  private static boolean looks;

  private Cleanup() {}

  /**
   * Has something done once: when the object is garbage, or before, when whoever is done with it
   * {@linkplain Cleaner.Cleanable#clean cleans up}.
   *
   * @param action does not lead to the object, and does not wait for long
   * @throws OutOfMemoryError if there can be no thread for it now
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

  /** The same for an object that has processes, or a connection, which the action ends. */
  public static Cleaner.Cleanable ofProcesses(Object object, Runnable action) {
    Cleaner.Cleanable cleanable =
        of(
            object,
            () -> {
              WITH_PROCESSES.decrementAndGet();
              action.run();
            });
    WITH_PROCESSES.incrementAndGet(); // not before: there may be no thread
    lookIfMany();
    return cleanable;
  }

  private static synchronized void lookIfMany() {
    if (!looks && WITH_PROCESSES.get() > most) {
      try {
        new LibraryThread("mpj-garbage", Cleanup::lookForGarbage).start();
        looks = true;
      } catch (OutOfMemoryError e) {
        // There can be no thread for it now: the next object tries again.
      }
    }
  }

  private static void lookForGarbage() {
    int before = WITH_PROCESSES.get();
    System.gc();
    for (int i = 0; i < LOOKS && WITH_PROCESSES.get() >= before; i++) {
      LockSupport.parkNanos(LOOK_NANOS); // until the thread of all has heard
    }
    synchronized (Cleanup.class) {
      most = Math.max(FEW, 2 * WITH_PROCESSES.get());
      looks = false;
    }
  }
}
