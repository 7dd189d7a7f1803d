package mpj.multiprocessing.sync;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.util.Optional;
import mpj.multiprocessing.internal.arena.Arena;
import mpj.multiprocessing.internal.arena.Block;
import mpj.multiprocessing.internal.arena.Pause;
import mpj.multiprocessing.internal.arena.RecordType;
import mpj.multiprocessing.internal.arena.Timeout;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.internal.holders.Holders;
import mpj.multiprocessing.internal.memory.LockWord;
import mpj.multiprocessing.trace.Gate;
import mpj.multiprocessing.wire.Shared;

/**
 * A mutual-exclusion lock among all threads of all processes of the tree. Python's {@code
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
 * <p>It is not reentrant: who holds it and wants it again waits for ever. It may be released by
 * another process than the one that took it, as in Python. It is not fair: whoever comes while it
 * is free takes it.
 *
 * <p><b>Memory.</b> What a process did to the tree's shared memory before it released the lock is
 * seen by the one that takes it next.
 *
 * <p><b>What it costs.</b> 192 bytes of the tree's shared memory.
 *
 * <p><b>What happens if a process dies here.</b> If the holder dies, the lock is free within a
 * second, and the next holder is told by {@link #ownerDied} until it releases, so that it can check
 * the data. If a waiter dies, nobody notices.
 */
public final class Lock implements Mutex {
  private static final long serialVersionUID = 1L;

  private final transient Block block;
  private final transient int me;

  /**
   * A new lock, free.
   *
   * @throws mpj.multiprocessing.internal.arena.ArenaFullException if there is no shared memory left
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

  /** Returns the lock at a place of the shared memory, as another process sent it. */
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
      WatchedLock.acquire(block, me, Pause.FOREVER);
    } else if (!LockWord.tryAcquire(block, me)) {
      LockWord.acquire(block, me, Pause.FOREVER);
    }
    noteThread();
  }

  /** Takes the lock if it is free now. */
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
    if (Taker.isAskedFor()) {
      Taker.note(block, me);
    }
  }

  /**
   * Gives the lock back.
   *
   * @throws IllegalStateException if it is free
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

  /** Tells whether the calling thread took the lock, and nobody has given it back since. */
  boolean isMine() {
    return LockWord.owner(block) == me && Taker.isCaller(block, me);
  }

  @Override
  public Hold hold() throws InterruptedException {
    Hold held = new Held(this); // first: with the lock taken, nothing may fail any more
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

  /** Returns {@code Lock-1}, the name that it has in reports. */
  @Override
  public String toString() {
    return "Lock-" + Arena.number(block);
  }
}
