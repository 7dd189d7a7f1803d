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
 * A lock that its holder, one thread of one process, may take again. It is free after as many
 * releases. Python's {@code multiprocessing.RLock}.
 *
 * <pre>{@code
 * try (var outer = lock.hold()) {
 *   try (var inner = lock.hold()) {     // a Lock would wait here for ever
 *   }
 * }
 * }</pre>
 *
 * <p>Only the holder releases it. It is not fair: whoever comes while it is free takes it.
 *
 * <p><b>Memory.</b> What a process did to the tree's shared memory before it gave the lock back is
 * seen by the one that takes it next.
 *
 * <p><b>What it costs.</b> 192 bytes of the tree's shared memory.
 *
 * <p><b>What happens if a process dies here.</b> If the holder dies, however often it had taken the
 * lock, the lock is free within a second, and the next holder is told by {@link #ownerDied} until
 * it gives it back. If a thread ends that holds it and its process lives on, it stays held.
 */
public final class RLock implements Mutex {
  private static final long serialVersionUID = 1L;

  private final transient Block block;
  private final transient int me;

  /**
   * A new lock, free.
   *
   * @throws mpj.multiprocessing.internal.arena.ArenaFullException if there is no shared memory left
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

  /** Returns the lock at a place of the shared memory, as another process sent it. */
  public static RLock attach(long handle) {
    return new RLock(Tree.current().arena().at(handle, RecordType.RLOCK));
  }

  @Override
  public long handle() {
    return block.offset();
  }

  /** Takes the lock, waiting as long as it takes; at once if this thread holds it. */
  @Override
  public void acquire() throws InterruptedException {
    long caller = Reentrance.caller(me);
    if (!reenter(caller)) {
      take(caller, Pause.FOREVER);
    }
  }

  /** Takes the lock if it is free now or held by this thread. */
  @Override
  public boolean tryAcquire() {
    long caller = Reentrance.caller(me);
    return reenter(caller) || tryTake(caller);
  }

  /**
   * Takes the lock, waiting at most so long; never less than that.
   *
   * @return false when the time is over
   */
  @Override
  public boolean tryAcquire(Duration timeout) throws InterruptedException {
    long nanos = Timeout.nanos(timeout);
    long caller = Reentrance.caller(me);
    return reenter(caller) || take(caller, nanos);
  }

  private boolean reenter(long caller) {
    if (!Reentrance.isHeldBy(block, caller)) {
      return false;
    }
    int depth = Math.addExact(Reentrance.depth(block), 1);
    if (Gate.isActive()) {
      WatchedLock.reenter(block, depth);
    }
    Reentrance.depth(block, depth);
    return true;
  }

  private boolean tryTake(long caller) {
    boolean taken =
        Gate.isActive() ? WatchedLock.tryAcquire(block, me) : LockWord.tryAcquire(block, me);
    if (taken) {
      Reentrance.enter(block, caller, 1);
    }
    return taken;
  }

  private boolean take(long caller, long nanos) throws InterruptedException {
    boolean taken =
        Gate.isActive()
            ? WatchedLock.acquire(block, me, nanos)
            : LockWord.acquire(block, me, nanos);
    if (taken) {
      Reentrance.enter(block, caller, 1);
    }
    return taken;
  }

  /**
   * Gives the lock back once. The last time it is free for others.
   *
   * @throws IllegalStateException if this thread does not hold it
   */
  @Override
  public void release() {
    requireMine();
    int depth = Reentrance.depth(block);
    if (depth > 1) {
      Reentrance.depth(block, depth - 1);
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
    Reentrance.leave(block);
    LockWord.release(block);
  }

  /** Tells whether this thread holds the lock. */
  boolean isMine() {
    return Reentrance.isHeldBy(block, Reentrance.caller(me));
  }

  /** Gives the lock back as often as this thread had taken it, and returns how often that was. */
  int releaseFully() {
    requireMine();
    int depth = Reentrance.depth(block);
    free();
    return depth;
  }

  /** Makes the lock, taken just now, taken as often as {@link #releaseFully} returned. */
  void restore(int depth) {
    requireMine();
    Reentrance.depth(block, depth);
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

  /** Returns how many times this thread holds the lock; 0 if it does not. */
  public int depth() {
    return isMine() ? Reentrance.depth(block) : 0;
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

  /** Returns {@code RLock-1}, the name that it has in reports. */
  @Override
  public String toString() {
    return "RLock-" + Arena.number(block);
  }
}
