package mpj.multiprocessing.sync;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.time.Duration;
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
 * A count that goes down to zero. Processes can wait until it is zero. So a process can wait until
 * a number of things have happened, in whatever processes they happen. The counterpart of {@link
 * java.util.concurrent.CountDownLatch} for processes; Python has none.
 *
 * <pre>{@code
 * var ready = new CountDownLatch(3);
 * for (int i = 0; i < 3; i++) {
 *   new ChildProcess(() -> {
 *     ready.countDown();
 *     // goes on without waiting
 *   }).start();
 * }
 * ready.await();                 // returns once three children are ready
 * }</pre>
 *
 * <p>The count never goes up again, so a latch can be used once. A process that counts down does
 * not wait; at a {@link Barrier} it does. One process may count down several times.
 *
 * <p><b>Memory.</b> Before a process counts down, it may write to the tree's shared memory. A
 * thread that continues because the count has reached zero sees these writes of all processes that
 * counted down.
 *
 * <p><b>What it costs.</b> 64 bytes of the tree's shared memory.
 *
 * <p><b>What happens if a process dies here.</b> No process holds a latch. If a process is killed
 * within {@code countDown}, it has counted down by one or not at all. If this was the last
 * countdown, all waiting threads continue within two seconds. If a process is killed while it
 * waits, the other processes are not affected. If a process dies before it counts down, the count
 * stays as it is: the library cannot know whether the process was meant to count down. Then the
 * others would wait for ever. Where this is possible, call {@code await} with a timeout, or wait
 * for the end of the processes too.
 */
public final class CountDownLatch implements Shared {
  private static final long serialVersionUID = 1L;

  private final transient Block block;

  /**
   * Makes a latch.
   *
   * @param count how often processes must count down before waiting threads continue, 0 or more. At
   *     0, no thread ever waits
   * @throws IllegalArgumentException if {@code count} is negative
   * @throws mpj.multiprocessing.ArenaFullException if there is no shared memory left
   */
  public CountDownLatch(int count) {
    this(create(count));
  }

  private CountDownLatch(Block block) {
    this.block = block;
    Holders.hold(Tree.current(), block);
  }

  private static Block create(int count) {
    if (count < 0) {
      throw new IllegalArgumentException("a latch has a count of 0 or more: count=" + count);
    }
    return LatchWord.create(Tree.current(), count);
  }

  /**
   * Returns the latch whose record lies at an offset of the shared memory. The library calls this
   * method when it decodes a message from another process.
   */
  public static CountDownLatch attach(long handle) {
    return new CountDownLatch(Tree.current().arena().at(handle, RecordType.COUNT_DOWN_LATCH));
  }

  @Override
  public long handle() {
    return block.offset();
  }

  /**
   * Counts down by one. If the count reaches zero, all waiting threads continue. If it is zero
   * already, nothing happens. Any process may call this at any time.
   */
  public void countDown() {
    if (Gate.isActive()) {
      countDownWatched();
    } else {
      LatchWord.countDown(block);
    }
  }

  private void countDownWatched() {
    Gate.pass();
    long began = System.nanoTime(); // time before the countdown: others continue at a later time
    int count = LatchWord.countDown(block);
    if (count != LatchWord.WAS_OPEN) {
      Gate.emitAt(began, EventKind.LATCH_COUNTED_DOWN, block, 0, 0, count);
    }
  }

  /** Returns the count now: how often processes must still count down. */
  public int count() {
    return LatchWord.count(block);
  }

  /**
   * Waits until the count is zero. Returns at once if it is zero already.
   *
   * @throws InterruptedException if the thread is interrupted while it waits
   */
  public void await() throws InterruptedException {
    await(Backoff.FOREVER);
  }

  /**
   * Waits until the count is zero. Waits at most for the timeout, and gives up no earlier.
   *
   * @param timeout how long to wait at most; 0 or less: does not wait
   * @return false if the timeout elapsed; true if the count is zero
   * @throws InterruptedException if the thread is interrupted while it waits
   * @throws NullPointerException if {@code timeout} is null
   */
  public boolean await(Duration timeout) throws InterruptedException {
    return await(Timeout.nanos(timeout));
  }

  private boolean await(long nanos) throws InterruptedException {
    return Gate.isActive() ? awaitWatched(nanos) : LatchWord.await(block, nanos);
  }

  private boolean awaitWatched(long nanos) throws InterruptedException {
    Gate.pass();
    if (LatchWord.isOpen(block)) {
      Gate.emit(EventKind.LATCH_PASSED, block, 0, 0, 0);
      return true;
    }
    long began = System.nanoTime();
    Gate.emit(EventKind.LATCH_WAITING, block, 0, 0, count());
    boolean open = false;
    try {
      open = LatchWord.await(block, nanos);
      return open;
    } finally {
      long waited = Math.max(1, System.nanoTime() - began);
      Gate.emit(open ? EventKind.LATCH_PASSED : EventKind.LATCH_TIMED_OUT, block, 0, waited, 0);
    }
  }

  private void writeObject(ObjectOutputStream out) throws IOException {
    throw Shared.outside(this);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CountDownLatch latch && latch.handle() == handle();
  }

  @Override
  public int hashCode() {
    return Long.hashCode(handle());
  }

  /** Returns the name of this latch in reports, for example {@code CountDownLatch-1}. */
  @Override
  public String toString() {
    return "CountDownLatch-" + Arena.number(block);
  }
}
