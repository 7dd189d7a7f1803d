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
 * Finds out which objects that held records are garbage. The JVM tells that when it collects its
 * heap; it is asked to where memory of the arena is short and the heap may have plenty, as the JVM
 * itself does where its direct buffers are many.
 */
final class Garbage implements Reclaimer {
  /** So much this process allocates before it has the JVM look. */
  private static final long MOST_ALLOCATED = 64L << 20;

  private static final int FIRST_MILLIS = 1000;
  private static final int NEXT_MILLIS = 20;

  /** Where the arena is full, the JVM looks again after so many times as long as that took. */
  private static final int REST = 4;

  private static final long MOST_REST_NANOS = 1_000_000_000;
  private static final long ATTEMPT_NANOS = 1_000_000;

  /** The first may have missed what was sent while a collection marked, or was found too late. */
  private static final int MOST_LOOKS = 2;

  private final Tree tree;
  private final Holders holders;
  private final ReferenceQueue<Object> queue = new ReferenceQueue<>();
  private final AtomicLong looked = new AtomicLong(); // what had been allocated then
  private final AtomicLong collected = new AtomicLong(); // the same, at the last collection

  /** Held by the one thread that looks: what it lets go of another would not find. */
  private final ReentrantLock last = new ReentrantLock();

  private long restUntil = System.nanoTime(); // guarded by that

  Garbage(Tree tree, Holders holders) {
    this.tree = tree;
    this.holders = holders;
  }

  /** Returns where a holder is put when its object is garbage. */
  ReferenceQueue<Object> queue() {
    return queue;
  }

  /** Lets go of what is known to be garbage, of so many objects at most; true if that freed any. */
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

  /** Has the JVM look for garbage, and lets go of it; true if that freed any. */
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
      remove(ends, FIRST_MILLIS); // what is found reaches the queue a moment later, as this does
    } finally {
      Reference.reachabilityFence(end);
    }
    boolean freed = false;
    for (var one = remove(queue, NEXT_MILLIS); one != null; one = remove(queue, NEXT_MILLIS)) {
      freed |= holders.let((Holder) one);
    }
    return freed;
  }

  /** Waits as long also in a thread that was interrupted. */
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
   * Lets go of garbage. If there is none, and this process has allocated a lot since the last time,
   * it has the JVM look for more. Then it collects what was sent, if that is due.
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
   * One thread looks at a time, and the others find what it has freed. However many allocate, at
   * most a fifth of the time goes into looking.
   */
  @Override
  public <T> T reclaimFor(Supplier<T> attempt) {
    if (last.isHeldByCurrentThread()) {
      return null; // it is about to free
    }
    last.lock();
    try {
      T got = attempt.get(); // another thread may have made room meanwhile
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
