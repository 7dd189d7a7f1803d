package mpj.multiprocessing.sync;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.util.Optional;
import mpj.multiprocessing.Shared;
import mpj.multiprocessing.internal.arena.Arena;
import mpj.multiprocessing.internal.arena.Backoff;
import mpj.multiprocessing.internal.arena.Block;
import mpj.multiprocessing.internal.arena.RecordType;
import mpj.multiprocessing.internal.arena.Timeout;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.internal.holders.Holders;
import mpj.multiprocessing.internal.memory.LockWord;
import mpj.multiprocessing.internal.trace.Gate;

/**
 * A reentrant lock: its holder, one thread of one process, may acquire it again. The lock becomes
 * free after as many releases. Python's {@code multiprocessing.RLock}.
 *
 * <pre>{@code
 * try (var outer = lock.hold()) {
 *   try (var inner = lock.hold()) {     // a Lock would wait here for ever
 *   }
 * }
 * }</pre>
 *
 * <p>Only the holder may release it. The lock is not fair: when it is free, the first thread that
 * comes takes it, even if others have waited longer.
 *
 * <p><b>Memory.</b> Before a process releases the lock, it may write to the tree's shared memory.
 * The next process that acquires the lock sees these writes.
 *
 * <p><b>What it costs.</b> 192 bytes of the tree's shared memory.
 *
 * <p><b>What happens if a process dies here.</b> If the holder dies, the lock becomes free within a
 * second, however often the holder had acquired it. {@link #ownerDied} then tells the next holder,
 * until it releases the lock. If a thread ends that holds the lock and its process lives on, the
 * lock stays held.
 */
public final class RLock implements Mutex {
  private static final long serialVersionUID = 1L;

  private final transient Block block;
  private final transient int me;

  /**
   * Makes a lock that is free.
   *
   * @throws mpj.multiprocessing.ArenaFullException if there is no shared memory left
   */
  public RLock() {
    this(LockWord.create(Tree.current(), RecordType.RLOCK));
  }

  private RLock(Block block) {
    this.block = block;
    Tree tree = Tree.current();
    this.me = tree.slot();
    Holders.hold(tree, block);
  }

  /**
   * Returns the lock whose record lies at an offset of the shared memory. The library calls this
   * method when it decodes a message from another process.
   */
  public static RLock attach(long handle) {
    return new RLock(Tree.current().arena().at(handle, RecordType.RLOCK));
  }

  @Override
  public long handle() {
    return block.offset();
  }

  /**
   * Acquires the lock. Waits as long as it takes. Returns at once if this thread holds the lock
   * already.
   *
   * @throws InterruptedException if the thread is interrupted while it waits; it has not acquired
   *     the lock then
   * @throws ArithmeticException if this thread has acquired the lock 2,147,483,647 times already
   */
  @Override
  public void acquire() throws InterruptedException {
    long caller = ReentrantHold.caller(me);
    if (!reenter(caller)) {
      take(caller, Backoff.FOREVER);
    }
  }

  /**
   * Acquires the lock if it is free now or if this thread holds it already.
   *
   * @return whether the lock was acquired
   * @throws ArithmeticException as with {@link #acquire}
   */
  @Override
  public boolean tryAcquire() {
    long caller = ReentrantHold.caller(me);
    return reenter(caller) || tryTake(caller);
  }

  /**
   * Acquires the lock. Waits at most for the timeout, and gives up no earlier. Returns true at once
   * if this thread holds the lock already.
   *
   * @param timeout how long to wait at most; 0 or less: does not wait
   * @return false if the timeout elapsed
   * @throws InterruptedException if the thread is interrupted while it waits; it has not acquired
   *     the lock then
   * @throws ArithmeticException as with {@link #acquire}
   * @throws NullPointerException if {@code timeout} is null
   */
  @Override
  public boolean tryAcquire(Duration timeout) throws InterruptedException {
    long nanos = Timeout.nanos(timeout);
    long caller = ReentrantHold.caller(me);
    return reenter(caller) || take(caller, nanos);
  }

  private boolean reenter(long caller) {
    if (!ReentrantHold.isHeldBy(block, caller)) {
      return false;
    }
    int depth = Math.addExact(ReentrantHold.depth(block), 1);
    if (Gate.isActive()) {
      WatchedLock.reenter(block, depth);
    }
    ReentrantHold.depth(block, depth);
    return true;
  }

  private boolean tryTake(long caller) {
    boolean taken =
        Gate.isActive() ? WatchedLock.tryAcquire(block, me) : LockWord.tryAcquire(block, me);
    if (taken) {
      ReentrantHold.enter(block, caller, 1);
    }
    return taken;
  }

  private boolean take(long caller, long nanos) throws InterruptedException {
    boolean taken =
        Gate.isActive()
            ? WatchedLock.acquire(block, me, nanos)
            : LockWord.acquire(block, me, nanos);
    if (taken) {
      ReentrantHold.enter(block, caller, 1);
    }
    return taken;
  }

  /**
   * Releases the lock once. After the last release the lock is free for other threads.
   *
   * @throws IllegalStateException if the calling thread does not hold the lock
   */
  @Override
  public void release() {
    requireMine();
    int depth = ReentrantHold.depth(block);
    if (depth > 1) {
      ReentrantHold.depth(block, depth - 1);
    } else {
      free();
    }
  }

  private void requireMine() {
    if (!isMine()) {
      throw new IllegalStateException(
          "only the thread that holds a reentrant lock can release it: lock="
              + this
              + "; acquire it first");
    }
  }

  private void free() {
    if (Gate.isActive()) {
      WatchedLock.releasing(block);
    }
    ReentrantHold.leave(block);
    LockWord.release(block);
  }

  /** Returns whether the calling thread holds the lock. */
  boolean isMine() {
    return ReentrantHold.isHeldBy(block, ReentrantHold.caller(me));
  }

  /** Releases the lock as often as this thread has acquired it, and returns how often that was. */
  int releaseFully() {
    requireMine();
    int depth = ReentrantHold.depth(block);
    free();
    return depth;
  }

  /**
   * Sets the depth of the lock, which was acquired just now, to the value that {@link
   * #releaseFully} returned.
   */
  void restore(int depth) {
    requireMine();
    ReentrantHold.depth(block, depth);
  }

  @Override
  public Hold hold() throws InterruptedException {
    Hold held = new HeldMutex(this); // first: once the lock is taken, nothing may fail
    acquire();
    return held;
  }

  @Override
  public boolean isLocked() {
    return LockWord.owner(block) != 0;
  }

  /** Returns how many times the calling thread holds the lock; 0 if it does not hold it. */
  public int depth() {
    return isMine() ? ReentrantHold.depth(block) : 0;
  }

  @Override
  public Optional<OwnerDied> ownerDied() {
    return LockWord.ownerDied(block).map(OwnerDied::of);
  }

  private void writeObject(ObjectOutputStream out) throws IOException {
    throw Shared.outside(this);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RLock lock && lock.handle() == handle();
  }

  @Override
  public int hashCode() {
    return Long.hashCode(handle());
  }

  /** Returns the name of this lock in reports, for example {@code RLock-1}. */
  @Override
  public String toString() {
    return "RLock-" + Arena.number(block);
  }
}
