package mpj.multiprocessing.sync;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import mpj.multiprocessing.Shared;
import mpj.multiprocessing.internal.arena.Arena;
import mpj.multiprocessing.internal.arena.Backoff;
import mpj.multiprocessing.internal.arena.Block;
import mpj.multiprocessing.internal.arena.RecordType;
import mpj.multiprocessing.internal.arena.Timeout;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.internal.holders.Holders;
import mpj.multiprocessing.internal.trace.Gate;
import mpj.multiprocessing.trace.EventKind;

/**
 * A lock with a condition to wait for. A thread waits until something has become true of the data
 * that the lock guards. Python's {@code multiprocessing.Condition}. {@code await}, {@code signal}
 * and {@code signalAll} are Python's {@code wait}, {@code notify} and {@code notify_all}: in Java,
 * every object already has methods with these names, for another purpose.
 *
 * <pre>{@code
 * try (var held = condition.hold()) {             // waits for stock
 *   condition.waitFor(() -> stock.get() > 0);
 *   stock.add(-1);
 * }
 * try (var held = condition.hold()) {             // adds to the stock
 *   stock.increment();
 *   condition.signal();
 * }
 * }</pre>
 *
 * <p>Only the thread that holds the lock may wait or signal, as in CPython. A waiting thread
 * releases the lock completely, even if it has acquired it several times. When the wait returns or
 * throws, the thread holds the lock again, as many times as before. A signal wakes the thread that
 * has waited longest at that moment. It never wakes a thread that begins to wait later. Between the
 * signal and the end of the wait, another thread may take the lock and change the data. So prefer
 * {@link #waitFor}, which checks the data again.
 *
 * <p><b>What it costs.</b> 256 bytes of the tree's shared memory, besides its lock. A condition
 * that makes its own lock takes 448 bytes. It takes more while many threads wait at the same time.
 *
 * <p><b>What happens if a process dies here.</b> If a process is killed while it waits, the other
 * processes are not affected. If it is killed after it was signalled and before its wait returned,
 * another thread gets the signal: the next one that was waiting at the time of the signal. A
 * process killed within {@link #signalAll} has signalled all waiting threads or none. If the holder
 * of the lock dies, it may have been about to signal. So all waiting threads are woken as if they
 * had been signalled, and {@link Mutex#ownerDied} of {@link #mutex} tells the next holder.
 */
public final class Condition implements Shared {
  private static final long serialVersionUID = 1L;

  private final transient Block block;
  private final transient Tree tree;
  private final transient Mutex mutex;

  /**
   * Makes a condition with its own reentrant lock.
   *
   * @throws mpj.multiprocessing.ArenaFullException if there is no shared memory left
   */
  public Condition() {
    this(new RLock());
  }

  /**
   * Makes a condition for an existing lock. Several conditions may share one lock.
   *
   * @throws NullPointerException if {@code mutex} is null
   * @throws mpj.multiprocessing.ArenaFullException if there is no shared memory left
   */
  public Condition(Mutex mutex) {
    this.tree = Tree.current();
    this.mutex = mutex;
    LockingThread.askFor();
    this.block = ConditionState.create(tree, mutex.handle());
    Holders.hold(tree, block);
  }

  private Condition(Tree tree, Block block) {
    this.tree = tree;
    this.mutex = Mutex.attach(ConditionState.mutex(block));
    LockingThread.askFor();
    this.block = block;
    Holders.hold(tree, block);
  }

  /**
   * Returns the condition whose record lies at an offset of the shared memory. The library calls
   * this method when it decodes a message from another process.
   */
  public static Condition attach(long handle) {
    Tree tree = Tree.current();
    return new Condition(tree, tree.arena().at(handle, RecordType.CONDITION));
  }

  @Override
  public long handle() {
    return block.offset();
  }

  /** Returns the lock of this condition. */
  public Mutex mutex() {
    return mutex;
  }

  /**
   * Acquires the lock. Waits as long as it takes.
   *
   * @throws InterruptedException if the thread is interrupted while it waits; it has not acquired
   *     the lock then
   */
  public void acquire() throws InterruptedException {
    mutex.acquire();
  }

  /**
   * Acquires the lock if this is possible without waiting.
   *
   * @return whether the lock was acquired
   */
  public boolean tryAcquire() {
    return mutex.tryAcquire();
  }

  /**
   * Acquires the lock. Waits at most for the timeout, and gives up no earlier.
   *
   * @param timeout how long to wait at most; 0 or less: does not wait
   * @return false if the timeout elapsed
   * @throws InterruptedException if the thread is interrupted while it waits; it has not acquired
   *     the lock then
   * @throws NullPointerException if {@code timeout} is null
   */
  public boolean tryAcquire(Duration timeout) throws InterruptedException {
    return mutex.tryAcquire(timeout);
  }

  /**
   * Releases the lock.
   *
   * @throws IllegalStateException if the lock is free, or if it is an {@link RLock} that the
   *     calling thread does not hold
   */
  public void release() {
    mutex.release();
  }

  /**
   * Acquires the lock. Waits as long as it takes. {@code close} of the returned object releases the
   * lock.
   *
   * @throws InterruptedException if the thread is interrupted while it waits; it has not acquired
   *     the lock then
   */
  public Hold hold() throws InterruptedException {
    return mutex.hold();
  }

  /**
   * Releases the lock, waits for a signal, and acquires the lock again.
   *
   * @throws IllegalStateException if the calling thread does not hold the lock
   * @throws InterruptedException if the thread is interrupted before it is signalled; it holds the
   *     lock again. If it is interrupted after the signal, the wait returns and the thread stays
   *     interrupted
   * @throws mpj.multiprocessing.ArenaFullException if more threads wait than ever before and there
   *     is no shared memory left
   */
  public void await() throws InterruptedException {
    await(Backoff.FOREVER);
  }

  /**
   * Releases the lock, waits for a signal, and acquires the lock again. Waits for the signal at
   * most for the timeout, and gives up no earlier. The time to acquire the lock again is not
   * counted.
   *
   * @param timeout how long to wait for the signal at most; 0 or less: does not wait
   * @return whether the thread was signalled; false if the timeout elapsed
   * @throws IllegalStateException if the calling thread does not hold the lock
   * @throws InterruptedException as with {@link #await()}
   * @throws NullPointerException if {@code timeout} is null
   * @throws mpj.multiprocessing.ArenaFullException as with {@link #await()}
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
    } catch (Throwable t) { // for example, there is no memory left to sleep with
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
   * Waits until the predicate is true. Checks the predicate now and after each signal, while the
   * thread holds the lock.
   *
   * @param predicate runs in this thread; if it throws, this method throws the same exception, and
   *     the thread holds the lock
   * @return true
   * @throws IllegalStateException if the calling thread does not hold the lock
   * @throws InterruptedException as with {@link #await()}
   * @throws mpj.multiprocessing.ArenaFullException as with {@link #await()}
   */
  public boolean waitFor(BooleanSupplier predicate) throws InterruptedException {
    return waitFor(predicate, Backoff.FOREVER);
  }

  /**
   * Waits until the predicate is true, but no longer than the timeout. The timeout counts for the
   * whole wait, however many signals come meanwhile.
   *
   * @param predicate runs in this thread; if it throws, this method throws the same exception, and
   *     the thread holds the lock
   * @param timeout how long to wait at most; 0 or less: checks the predicate once
   * @return the last result of the predicate; the thread has held the lock since then
   * @throws IllegalStateException if the calling thread does not hold the lock
   * @throws InterruptedException as with {@link #await()}
   * @throws mpj.multiprocessing.ArenaFullException as with {@link #await()}
   * @throws NullPointerException if {@code timeout} is null
   */
  public boolean waitFor(BooleanSupplier predicate, Duration timeout) throws InterruptedException {
    return waitFor(predicate, Timeout.nanos(timeout));
  }

  private boolean waitFor(BooleanSupplier predicate, long nanos) throws InterruptedException {
    requireHeld();
    Backoff backoff = new Backoff(nanos);
    boolean holds = predicate.getAsBoolean();
    for (long left = backoff.left(); !holds && left > 0; left = backoff.left()) {
      await(left);
      holds = predicate.getAsBoolean();
    }
    return holds;
  }

  /**
   * Signals the thread that has waited longest, if any thread waits.
   *
   * @return how many threads were signalled, 0 or 1
   * @throws IllegalStateException if the calling thread does not hold the lock
   */
  public int signal() {
    return signal(1);
  }

  /**
   * Signals the {@code n} threads that have waited longest, or all threads if fewer wait.
   *
   * @return how many threads were signalled
   * @throws IllegalStateException if the calling thread does not hold the lock
   * @throws IllegalArgumentException if {@code n} is negative
   */
  public int signal(int n) {
    if (n < 0) {
      throw new IllegalArgumentException("no negative number of waiters can be signalled: n=" + n);
    }
    signalling();
    return signalled(ConditionState.signal(tree, block, n));
  }

  /**
   * Signals all waiting threads.
   *
   * @return how many threads were signalled
   * @throws IllegalStateException if the calling thread does not hold the lock
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

  /**
   * Emits the event after the signal. The event still comes before any thread is seen to wake,
   * because a thread needs the lock to wake.
   */
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
        interrupted = true; // the caller must get the lock back in any case
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

  /** Returns the name of this condition in reports, for example {@code Condition-1}. */
  @Override
  public String toString() {
    return "Condition-" + Arena.number(block);
  }
}
