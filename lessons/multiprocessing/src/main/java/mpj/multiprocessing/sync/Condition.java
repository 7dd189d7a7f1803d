package mpj.multiprocessing.sync;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import mpj.multiprocessing.internal.arena.Arena;
import mpj.multiprocessing.internal.arena.Block;
import mpj.multiprocessing.internal.arena.Pause;
import mpj.multiprocessing.internal.arena.RecordType;
import mpj.multiprocessing.internal.arena.Timeout;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.internal.holders.Holders;
import mpj.multiprocessing.trace.EventKind;
import mpj.multiprocessing.trace.Gate;
import mpj.multiprocessing.wire.Shared;

/**
 * A lock together with a place to wait for something to become true of what the lock guards.
 * Python's {@code multiprocessing.Condition}; {@code await}, {@code signal} and {@code signalAll}
 * are its {@code wait}, {@code notify} and {@code notify_all}, names that every Java object has
 * already for another purpose.
 *
 * <pre>{@code
 * try (var held = condition.hold()) {             // who waits
 *   condition.waitFor(() -> stock.get() > 0);
 *   stock.add(-1);
 * }
 * try (var held = condition.hold()) {             // who makes it true
 *   stock.increment();
 *   condition.signal();
 * }
 * }</pre>
 *
 * <p>Only the thread that holds the lock may wait or signal, as in CPython. Who waits gives the
 * lock up, however often it had taken it, and has it again, as often, when the wait returns or
 * throws. A signal wakes who waited longest at that moment, and nobody who comes later. What was
 * true at the signal may have been changed by another who took the lock meanwhile, so prefer {@link
 * #waitFor}.
 *
 * <p><b>What it costs.</b> 256 bytes of the tree's shared memory, besides its lock; 448 bytes with
 * one of its own. More while many wait at once.
 *
 * <p><b>What happens if a process dies here.</b> A process killed while it waits is not missed. If
 * one is killed after it was signalled and before its wait returned, the next who waited at the
 * time of the signal gets it. A process killed within {@link #signalAll} has signalled all or none.
 * If the holder of the lock dies, it may have been about to signal: all who wait are woken as if it
 * had signalled them, and the next holder is told by {@link Mutex#ownerDied} of {@link #mutex}.
 */
public final class Condition implements Shared {
  private static final long serialVersionUID = 1L;

  private final transient Block block;
  private final transient Tree tree;
  private final transient Mutex mutex;

  /**
   * A condition with a reentrant lock of its own.
   *
   * @throws mpj.multiprocessing.internal.arena.ArenaFullException if there is no shared memory left
   */
  public Condition() {
    this(new RLock());
  }

  /**
   * A condition of a lock that exists. Several may share one.
   *
   * @throws mpj.multiprocessing.internal.arena.ArenaFullException if there is no shared memory left
   */
  public Condition(Mutex mutex) {
    this.tree = Tree.current();
    this.mutex = mutex;
    Taker.askFor();
    this.block = ConditionState.create(tree, mutex.handle());
    Holders.hold(tree, block);
  }

  private Condition(Tree tree, Block block) {
    this.tree = tree;
    this.mutex = Mutex.attach(ConditionState.mutex(block));
    Taker.askFor();
    this.block = block;
    Holders.hold(tree, block);
  }

  /** Returns the condition at a place of the shared memory, as another process sent it. */
  public static Condition attach(long handle) {
    Tree tree = Tree.current();
    return new Condition(tree, tree.arena().at(handle, RecordType.CONDITION));
  }

  @Override
  public long handle() {
    return block.offset();
  }

  /** Returns the lock. */
  public Mutex mutex() {
    return mutex;
  }

  /** Takes the lock, waiting as long as it takes. */
  public void acquire() throws InterruptedException {
    mutex.acquire();
  }

  /** Takes the lock if that can be done now. */
  public boolean tryAcquire() {
    return mutex.tryAcquire();
  }

  /**
   * Takes the lock, waiting at most so long; never less than that.
   *
   * @return false when the time is over
   */
  public boolean tryAcquire(Duration timeout) throws InterruptedException {
    return mutex.tryAcquire(timeout);
  }

  /**
   * Gives the lock back.
   *
   * @throws IllegalStateException if it is not held by one who may do so
   */
  public void release() {
    mutex.release();
  }

  /** Takes the lock, waiting as long as it takes, to be given back by {@code close}. */
  public Hold hold() throws InterruptedException {
    return mutex.hold();
  }

  /**
   * Gives the lock up, waits for a signal, and takes the lock again.
   *
   * @throws IllegalStateException if the caller does not hold the lock
   * @throws InterruptedException if the thread is interrupted before it is signalled; after that
   *     the wait returns and the interrupt stays pending
   */
  public void await() throws InterruptedException {
    await(Pause.FOREVER);
  }

  /**
   * The same for at most so long, and never less; the time to take the lock again is not counted.
   *
   * @return whether it was signalled
   * @throws IllegalStateException if the caller does not hold the lock
   */
  public boolean await(Duration timeout) throws InterruptedException {
    return await(Timeout.nanos(timeout));
  }

  private boolean await(long nanos) throws InterruptedException {
    requireHeld();
    if (!Gate.isActive()) {
      return awaitSignal(nanos);
    }
    Gate.pass();
    long began = System.nanoTime();
    Gate.emit(EventKind.CONDITION_WAITING, block, 0, 0, 0);
    boolean signalled = false;
    try {
      signalled = awaitSignal(nanos);
      return signalled;
    } finally {
      EventKind end = signalled ? EventKind.CONDITION_WOKEN : EventKind.CONDITION_TIMED_OUT;
      Gate.emit(end, block, 0, Math.max(1, System.nanoTime() - began), 0);
    }
  }

  private boolean awaitSignal(long nanos) throws InterruptedException {
    Block place = ConditionState.enter(tree, block);
    int depth = 0;
    InterruptedException interrupt = null;
    try {
      depth = releaseFully();
      ConditionState.await(place, nanos);
    } catch (InterruptedException e) {
      interrupt = e;
    } catch (Throwable t) { // no memory is left to sleep with, for example
      ConditionState.withdraw(tree, block, place);
      if (depth > 0) {
        takeBack(depth);
      }
      throw t;
    }
    boolean signalled = !ConditionState.giveUp(place);
    takeBack(depth);
    if (signalled) {
      ConditionState.leave(place);
    }
    if (interrupt != null && !signalled) {
      throw interrupt;
    }
    if (interrupt != null) {
      Thread.currentThread().interrupt();
    }
    return signalled;
  }

  /**
   * Waits until something is true, looking at it now and after each signal, with the lock held.
   *
   * @return true
   * @throws IllegalStateException if the caller does not hold the lock
   */
  public boolean waitFor(BooleanSupplier predicate) throws InterruptedException {
    return waitFor(predicate, Pause.FOREVER);
  }

  /**
   * Waits until something is true, at most so long over all signals that come meanwhile.
   *
   * @return whether it is true, as of the last look, with the lock held since
   * @throws IllegalStateException if the caller does not hold the lock
   */
  public boolean waitFor(BooleanSupplier predicate, Duration timeout) throws InterruptedException {
    return waitFor(predicate, Timeout.nanos(timeout));
  }

  private boolean waitFor(BooleanSupplier predicate, long nanos) throws InterruptedException {
    requireHeld();
    Pause pause = new Pause(nanos);
    boolean holds = predicate.getAsBoolean();
    for (long left = pause.left(); !holds && left > 0; left = pause.left()) {
      await(left);
      holds = predicate.getAsBoolean();
    }
    return holds;
  }

  /**
   * Signals the one who has waited longest, if anyone waits.
   *
   * @return how many were signalled, 0 or 1
   * @throws IllegalStateException if the caller does not hold the lock
   */
  public int signal() {
    return signal(1);
  }

  /**
   * Signals so many of those who have waited longest, or all if fewer wait.
   *
   * @return how many were signalled
   * @throws IllegalStateException if the caller does not hold the lock
   * @throws IllegalArgumentException if the number is negative
   */
  public int signal(int n) {
    if (n < 0) {
      throw new IllegalArgumentException("no negative number of waiters can be signalled: n=" + n);
    }
    signalling();
    return signalled(ConditionState.signal(tree, block, n));
  }

  /**
   * Signals all who wait.
   *
   * @return how many were signalled
   * @throws IllegalStateException if the caller does not hold the lock
   */
  public int signalAll() {
    signalling();
    return signalled(ConditionState.signalAll(tree, block));
  }

  private void signalling() {
    requireHeld();
    if (Gate.isActive()) {
      Gate.pass();
    }
  }

  /** Told afterwards, and yet before anyone is seen to wake: that takes the lock. */
  private int signalled(int count) {
    Gate.emit(EventKind.CONDITION_SIGNALLED, block, 0, count, 0);
    return count;
  }

  private void requireHeld() {
    boolean held = mutex instanceof RLock reentrant ? reentrant.isMine() : ((Lock) mutex).isMine();
    if (!held) {
      throw new IllegalStateException(
          "only who holds a condition's lock can wait or signal: condition="
              + this
              + " lock="
              + mutex
              + "; acquire it first");
    }
  }

  private int releaseFully() {
    if (mutex instanceof RLock reentrant) {
      return reentrant.releaseFully();
    }
    mutex.release();
    return 1;
  }

  private void takeBack(int depth) {
    boolean interrupted = false;
    while (true) {
      try {
        mutex.acquire();
        break;
      } catch (InterruptedException e) {
        interrupted = true; // the caller must have the lock, whatever comes
      }
    }
    if (mutex instanceof RLock reentrant) {
      reentrant.restore(depth);
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void writeObject(ObjectOutputStream out) throws IOException {
    throw Shared.outside(this);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Condition condition && condition.handle() == handle();
  }

  @Override
  public int hashCode() {
    return Long.hashCode(handle());
  }

  /** Returns {@code Condition-1}, the name that it has in reports. */
  @Override
  public String toString() {
    return "Condition-" + Arena.number(block);
  }
}
