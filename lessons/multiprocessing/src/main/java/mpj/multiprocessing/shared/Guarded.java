package mpj.multiprocessing.shared;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.lang.ref.Reference;
import mpj.multiprocessing.Shared;
import mpj.multiprocessing.internal.arena.Arena;
import mpj.multiprocessing.internal.arena.Block;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.internal.holders.Holders;
import mpj.multiprocessing.internal.trace.Gate;
import mpj.multiprocessing.sync.Hold;
import mpj.multiprocessing.sync.Mutex;
import mpj.multiprocessing.sync.RLock;
import mpj.multiprocessing.trace.EventKind;

/**
 * Data in shared memory with a lock beside it. The data has a lock of its own, shares a lock with
 * other objects, or has no lock. The lock only stops threads that take it, too.
 *
 * <p><b>What happens if a process dies here.</b> If the holder of the lock dies, the lock is freed,
 * and its next holder is told, as {@link Mutex} says.
 */
@SuppressWarnings("ReachabilityFenceUsage") // an operation that fails is over, too
public abstract sealed class Guarded implements Shared permits Value, Array, SharedRecord {
  private static final long serialVersionUID = 1L;

  private final transient Block block;
  private final transient Mutex lock; // null: none

  /**
   * Wraps the data of a record.
   *
   * @param mutex the offset of its lock, or 0 for none
   * @param given the lock that the caller gave, or null to attach to the one at the offset
   */
  Guarded(Block block, long mutex, Mutex given) {
    this(block, 0, mutex, given);
  }

  /** Wraps the data of a record that also has {@code beside} bytes in a file. */
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
   * Returns the lock: an {@link RLock}, unless another lock was given.
   *
   * @throws IllegalStateException if the object was created without a lock
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
   * Acquires the lock. Waits as long as it takes. {@code close} of the returned object releases it.
   *
   * @throws IllegalStateException if the object was created without a lock
   * @throws InterruptedException if the thread is interrupted while it waits; it has not acquired
   *     the lock then
   */
  public final Hold hold() throws InterruptedException {
    return lock().hold();
  }

  /**
   * Passes the gate. Every operation does this first, so that a watcher can decide which process
   * runs next.
   */
  final void pass() {
    if (Gate.isActive()) {
      Gate.pass();
    }
  }

  /** Tells a watcher what this operation did to the object. */
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

  /** Returns the name of this object in reports: {@code Value-1} or {@code Array-1}. */
  @Override
  public final String toString() {
    return Arena.type(block) + "-" + Arena.number(block);
  }
}
