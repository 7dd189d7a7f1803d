package mpj.multiprocessing.shared;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.lang.ref.Reference;
import mpj.multiprocessing.internal.arena.Arena;
import mpj.multiprocessing.internal.arena.Block;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.internal.holders.Holders;
import mpj.multiprocessing.sync.Hold;
import mpj.multiprocessing.sync.Mutex;
import mpj.multiprocessing.sync.RLock;
import mpj.multiprocessing.trace.EventKind;
import mpj.multiprocessing.trace.Gate;
import mpj.multiprocessing.wire.Shared;

/**
 * Data of the shared memory with a lock beside it: one of its own, one that others have, too, or
 * none. The lock keeps out those who take it, and nobody else.
 *
 * <p><b>What happens if a process dies here.</b> If the holder of the lock dies, it is freed, and
 * the next holder told, as {@link Mutex} says.
 */
@SuppressWarnings("ReachabilityFenceUsage") // an operation that fails is over, too
public abstract sealed class Guarded implements Shared permits Value, Array, SharedRecord {
  private static final long serialVersionUID = 1L;

  private final transient Block block;
  private final transient Mutex lock; // null: none

  /**
   * What lies in that record, with the lock at that offset, or 0, which the maker gave; or null.
   */
  Guarded(Block block, long mutex, Mutex given) {
    this(block, 0, mutex, given);
  }

  /** The same of what has so many bytes in a file beside its record. */
  Guarded(Block block, long beside, long mutex, Mutex given) {
    this.block = block;
    Holders.hold(Tree.current(), block, block, beside);
    this.lock = given != null || mutex == 0 ? given : Mutex.attach(mutex);
  }

  @Override
  public final long handle() {
    return block.offset();
  }

  /**
   * Returns the lock that belongs to it: an {@link RLock}, unless it was given another.
   *
   * @throws IllegalStateException if it was made without a lock
   */
  public final Mutex lock() {
    if (lock == null) {
      throw new IllegalStateException(
          "made without a lock: object="
              + this
              + "; make it with new "
              + getClass().getSimpleName()
              + "(…) instead, or hold a lock of your own");
    }
    return lock;
  }

  /**
   * Takes its lock, waiting as long as it takes, to be given back by {@code close}.
   *
   * @throws IllegalStateException if it was made without a lock
   */
  public final Hold hold() throws InterruptedException {
    return lock().hold();
  }

  /** Every operation goes through the gate, so that a watcher can decide who is first. */
  final void pass() {
    if (Gate.isActive()) {
      Gate.pass();
    }
  }

  /** Tells a watcher what was done to it. */
  final void note(EventKind kind, long value, long index) {
    if (Gate.isActive()) {
      Gate.emitAccess(kind, block, value, index);
    }
    Reference.reachabilityFence(this); // the last that an operation does
  }

  private void writeObject(ObjectOutputStream out) throws IOException {
    throw Shared.outside(this);
  }

  @Override
  public final boolean equals(Object other) {
    return other instanceof Guarded guarded && guarded.handle() == handle();
  }

  @Override
  public final int hashCode() {
    return Long.hashCode(handle());
  }

  /** Returns {@code Value-1} or {@code Array-1}, the name that it has in reports. */
  @Override
  public final String toString() {
    return Arena.type(block) + "-" + Arena.number(block);
  }
}
