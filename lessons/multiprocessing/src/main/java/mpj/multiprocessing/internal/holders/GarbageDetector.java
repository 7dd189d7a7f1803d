package mpj.multiprocessing.internal.holders;

import java.lang.ref.PhantomReference;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import mpj.multiprocessing.internal.arena.Reclaimer;
import mpj.multiprocessing.internal.arena.Tree;

/**
 * Finds out which objects that held records are garbage. The JVM knows this when it collects its
 * heap. This class asks the JVM to do that when memory of the arena is short, while the heap may
 * have plenty. The JVM itself does the same when its direct buffers reach their limit.
 */
final class GarbageDetector implements Reclaimer {
  /** The number of bytes that this process allocates before it asks the JVM to look for garbage. */
  private static final long MOST_ALLOCATED = 64L << 20;

  private static final int FIRST_MILLIS = 1000;
  private static final int NEXT_MILLIS = 20;

  /**
   * When the arena is full, this process looks for garbage again only after a rest. The rest is
   * four times as long as the last look and its collection took, and at most a second.
   */
  private static final int REST = 4;

  private static final long MOST_REST_NANOS = 1_000_000_000;
  private static final long ATTEMPT_NANOS = 1_000_000;

  /**
   * The largest number of looks. The first look may have missed records that were sent while a
   * collection marked, or that were found too late.
   */
  private static final int MOST_LOOKS = 2;

  private final Tree tree;
  private final Holders holders;
  private final ReferenceQueue<Object> queue = new ReferenceQueue<>();
  private final AtomicLong looked = new AtomicLong(); // the bytes allocated at the last look
  private final AtomicLong collected = new AtomicLong(); // the same, at the last collection

  /**
   * Held by the one thread that looks. Another thread would not find the garbage that it releases.
   */
  private final ReentrantLock last = new ReentrantLock();

  private long restUntil = System.nanoTime(); // guarded by that lock

  GarbageDetector(Tree tree, Holders holders) {
    this.tree = tree;
    this.holders = holders;
  }

  /** Returns the queue that gets a holder when its object is garbage. */
  ReferenceQueue<Object> queue() {
    return queue;
  }

  /**
   * Releases the records of known garbage, for at most {@code most} objects. Returns true if that
   * freed any record.
   */
  boolean let(int most) {
    boolean freed = false;
    for (int i = 0; i < most; i++) {
      Holder holder = (Holder) queue.poll();
      if (holder == null) {
        break;
      }
      freed |= holders.let(holder);
    }
    return freed;
  }

  /**
   * Asks the JVM to look for garbage, and releases its records. Returns true if that freed any
   * record.
   */
  boolean look() {
    last.lock();
    try {
      return lookAlone();
    } finally {
      last.unlock();
    }
  }

  private boolean lookAlone() {
    ReferenceQueue<Object> ends = new ReferenceQueue<>();
    var end = new PhantomReference<Object>(new Object(), ends);
    try {
      System.gc();
      remove(ends, FIRST_MILLIS); // garbage reaches the queue a moment later, as this object does
    } finally {
      Reference.reachabilityFence(end);
    }
    boolean freed = false;
    for (var one = remove(queue, NEXT_MILLIS); one != null; one = remove(queue, NEXT_MILLIS)) {
      freed |= holders.let((Holder) one);
    }
    return freed;
  }

  /** Waits for a reference. An interrupted thread waits as long as others. */
  private static Reference<?> remove(ReferenceQueue<?> from, int millis) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return from.remove(millis);
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /**
   * Releases the records of garbage. If there is none, and this process has allocated much since
   * the last time, it asks the JVM to look for more. Then it collects the records that were sent,
   * if that is due.
   */
  @Override
  public boolean reclaim() {
    return let(Integer.MAX_VALUE) || lookIfDue() || collectIfDue();
  }

  private boolean lookIfDue() {
    long allocated = tree.arena().allocated();
    long before = looked.get();
    boolean due = allocated - before >= MOST_ALLOCATED && holders.any();
    return due && looked.compareAndSet(before, allocated) && look();
  }

  private boolean collectIfDue() {
    long allocated = tree.arena().allocated();
    if (!tree.arena().collection().isDue(allocated - collected.get())) {
      return false;
    }
    collected.set(allocated);
    return Collector.collect(tree);
  }

  /**
   * Frees garbage until the attempt succeeds. Only one thread looks at a time, and the others find
   * what it has freed. However many threads allocate, looking takes at most a fifth of the time, or
   * more only if one look takes longer than 250 ms.
   */
  @Override
  public <T> T reclaimFor(Supplier<T> attempt) {
    if (last.isHeldByCurrentThread()) {
      return null; // this thread is looking for garbage already
    }
    last.lock();
    try {
      T got = attempt.get(); // another thread may have freed memory meanwhile
      for (int looks = 0; got == null && looks < MOST_LOOKS; looks++) {
        got = rest(attempt);
        if (got == null) {
          lookAndCollect();
          got = attempt.get();
        }
      }
      return got;
    } finally {
      last.unlock();
    }
  }

  private <T> T rest(Supplier<T> attempt) {
    T got = null;
    while (got == null && System.nanoTime() - restUntil < 0) {
      LockSupport.parkNanos(ATTEMPT_NANOS);
      let(Integer.MAX_VALUE);
      got = attempt.get();
    }
    return got;
  }

  @Override
  public void reclaimAll() {
    last.lock();
    try {
      lookAndCollect();
    } finally {
      last.unlock();
    }
  }

  private void lookAndCollect() {
    long began = System.nanoTime();
    if (holders.any()) {
      look();
    }
    Collector.collectOrAwait(tree);
    long now = System.nanoTime();
    restUntil = now + Math.min(MOST_REST_NANOS, REST * (now - began));
  }
}
