package mpj.multiprocessing.sync;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.time.Duration;
import mpj.multiprocessing.arena.Arena;
import mpj.multiprocessing.arena.Block;
import mpj.multiprocessing.arena.Pause;
import mpj.multiprocessing.arena.Tree;
import mpj.multiprocessing.structure.LockWord;
import mpj.multiprocessing.structure.RecordType;
import mpj.multiprocessing.trace.EventKind;
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
 * <p><b>What happens if a process dies here.</b> If the holder dies, the lock is free within a
 * second, and the next holder is told by {@link #ownerDied} until it releases, so that it can check
 * the data. If a waiter dies, nobody notices.
 */
public final class Lock implements Shared {
  private static final long serialVersionUID = 1L;

  private final transient Block block;
  private final transient int me;

  /**
   * A new lock, free.
   *
   * @throws mpj.multiprocessing.arena.ArenaFullException if there is no shared memory left
   */
  public Lock() {
    this(LockWord.create(Tree.current()));
  }

  private Lock(Block block) {
    this.block = block;
    this.me = Tree.current().slot();
  }

  /** Returns the lock at a place of the shared memory, as another process sent it. */
  public static Lock attach(long handle) {
    return new Lock(Tree.current().arena().at(handle, RecordType.LOCK));
  }

  @Override
  public long handle() {
    return block.offset();
  }

  /** Takes the lock, waiting as long as it takes. */
  public void acquire() throws InterruptedException {
    if (Gate.isActive()) {
      acquireWatched(Pause.FOREVER);
    } else if (!LockWord.tryAcquire(block, me)) {
      LockWord.acquire(block, me, Pause.FOREVER);
    }
  }

  /** Takes the lock if it is free now. */
  public boolean tryAcquire() {
    if (!Gate.isActive()) {
      return LockWord.tryAcquire(block, me);
    }
    Gate.pass();
    if (LockWord.tryAcquire(block, me)) {
      emitAcquired(0, 0);
      return true;
    }
    return false;
  }

  /**
   * Takes the lock, waiting at most so long; never less than that.
   *
   * @return false when the time is over
   */
  public boolean tryAcquire(Duration timeout) throws InterruptedException {
    return Gate.isActive()
        ? acquireWatched(timeout.toNanos())
        : LockWord.acquire(block, me, timeout.toNanos());
  }

  private boolean acquireWatched(long nanos) throws InterruptedException {
    Gate.pass();
    if (LockWord.tryAcquire(block, me)) {
      emitAcquired(0, 0);
      return true;
    }
    long began = System.nanoTime();
    Gate.emit(EventKind.LOCK_WAITING, block, LockWord.owner(block), 0, 0);
    if (!LockWord.acquire(block, me, nanos)) {
      return false;
    }
    emitAcquired(Math.max(1, System.nanoTime() - began), LockWord.lastHolder(block));
    return true;
  }

  private void emitAcquired(long waited, int before) {
    Gate.emit(EventKind.LOCK_ACQUIRED, block, before, waited, LockWord.noteAcquired(block, me));
  }

  /**
   * Gives the lock back.
   *
   * @throws IllegalStateException if it is free
   */
  public void release() {
    if (Gate.isActive()) {
      Gate.pass();
      if (LockWord.owner(block) != 0) {
        Gate.emit(EventKind.LOCK_RELEASED, block, 0, System.nanoTime() - LockWord.since(block), 0);
      }
    }
    if (!LockWord.release(block)) {
      throw new IllegalStateException(
          "a lock that is free cannot be released: lock=" + this + "; acquire it first");
    }
  }

  /** Takes the lock, waiting as long as it takes, to be given back by {@code close}. */
  public Hold hold() throws InterruptedException {
    acquire();
    return this::release;
  }

  /** Tells whether somebody holds the lock now. */
  public boolean isLocked() {
    return LockWord.owner(block) != 0;
  }

  /** Tells whether the holder before the present one died while it held the lock. */
  public boolean ownerDied() {
    return LockWord.ownerDied(block);
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
