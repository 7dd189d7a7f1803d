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
 * A mutual-exclusion lock for all threads of all processes of the tree. Python's {@code
 * multiprocessing.Lock}.
 *
 * <pre>{@code
 * var lock = new Lock();
 * new ChildProcess(() -> {
 *   try (var held = lock.hold()) {
 *     // one process at a time
 *   }
 * }).start();
 * }</pre>
 *
 * <p>The lock is not reentrant: a thread that holds it and acquires it again waits for ever.
 * Another process than the holder may release it, as in Python. The lock is not fair: when it is
 * free, the first thread that comes takes it, even if others have waited longer.
 *
 * <p><b>Memory.</b> Before a process releases the lock, it may write to the tree's shared memory.
 * The next process that acquires the lock sees these writes.
 *
 * <p><b>What it costs.</b> 192 bytes of the tree's shared memory.
 *
 * <p><b>What happens if a process dies here.</b> If the holder dies, the lock becomes free within a
 * second. {@link #ownerDied} then tells the next holder, until it releases the lock, so that it can
 * check the data. If a waiting process dies, the other processes are not affected.
 */
public final class Lock implements Mutex {
  private static final long serialVersionUID = 1L;

  private final transient Block block;
  private final transient int me;

  /**
   * Makes a lock that is free.
   *
   * @throws mpj.multiprocessing.ArenaFullException if there is no shared memory left
   */
  public Lock() {
    this(LockWord.create(Tree.current(), RecordType.LOCK));
  }

  private Lock(Block block) {
    this.block = block;
    Tree tree = Tree.current();
    this.me = tree.slot();
    Holders.hold(tree, block);
  }

  /**
   * Returns the lock whose record lies at an offset of the shared memory. The library calls this
   * method when it decodes a message from another process.
   */
  public static Lock attach(long handle) {
    return new Lock(Tree.current().arena().at(handle, RecordType.LOCK));
  }

  @Override
  public long handle() {
    return block.offset();
  }

  @Override
  public void acquire() throws InterruptedException {
    if (Gate.isActive()) {
      WatchedLock.acquire(block, me, Backoff.FOREVER);
    } else if (!LockWord.tryAcquire(block, me)) {
      LockWord.acquire(block, me, Backoff.FOREVER);
    }
    noteThread();
  }

  /**
   * Acquires the lock if it is free now.
   *
   * @return whether the lock was acquired
   */
  @Override
  public boolean tryAcquire() {
    return noted(
        Gate.isActive() ? WatchedLock.tryAcquire(block, me) : LockWord.tryAcquire(block, me));
  }

  @Override
  public boolean tryAcquire(Duration timeout) throws InterruptedException {
    long nanos = Timeout.nanos(timeout);
    return noted(
        Gate.isActive()
            ? WatchedLock.acquire(block, me, nanos)
            : LockWord.acquire(block, me, nanos));
  }

  private boolean noted(boolean taken) {
    if (taken) {
      noteThread();
    }
    return taken;
  }

  private void noteThread() {
    if (LockingThread.isAskedFor()) {
      LockingThread.note(block, me);
    }
  }

  /**
   * Releases the lock. Any thread of any process may do this.
   *
   * @throws IllegalStateException if the lock is free
   */
  @Override
  public void release() {
    if (Gate.isActive()) {
      WatchedLock.releasing(block);
    }
    if (!LockWord.release(block)) {
      throw new IllegalStateException(
          "a lock that is free cannot be released: lock=" + this + "; acquire it first");
    }
  }

  /** Returns whether the calling thread acquired the lock and no thread has released it since. */
  boolean isMine() {
    return LockWord.owner(block) == me && LockingThread.isCaller(block, me);
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

  @Override
  public Optional<OwnerDied> ownerDied() {
    return LockWord.ownerDied(block).map(OwnerDied::of);
  }

  private void writeObject(ObjectOutputStream out) throws IOException {
    throw Shared.outside(this);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Lock lock && lock.handle() == handle();
  }

  @Override
  public int hashCode() {
    return Long.hashCode(handle());
  }

  /** Returns the name of this lock in reports, for example {@code Lock-1}. */
  @Override
  public String toString() {
    return "Lock-" + Arena.number(block);
  }
}
