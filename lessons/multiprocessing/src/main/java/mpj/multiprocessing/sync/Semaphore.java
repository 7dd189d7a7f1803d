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
import mpj.multiprocessing.internal.memory.Permits;
import mpj.multiprocessing.internal.trace.Gate;
import mpj.multiprocessing.trace.EventKind;

/**
 * A number of permits for all threads of all processes of the tree. It limits how many threads do
 * something at the same time. Python's {@code multiprocessing.Semaphore}.
 *
 * <pre>{@code
 * var semaphore = new Semaphore(2);
 * try (var permit = semaphore.hold()) {
 *   // at most two at a time
 * }
 * }</pre>
 *
 * <p>A permit taken by {@link #acquire} has no owner: another process may release it. Processes may
 * also release more permits than there were at the beginning. So a semaphore can serve as a signal
 * too. The semaphore is not fair: when a permit is available, the first thread that comes takes it,
 * even if others have waited longer.
 *
 * <p><b>Memory.</b> Before a process releases a permit, it may write to the tree's shared memory.
 * The process that acquires the permit sees these writes.
 *
 * <p><b>What it costs.</b> 192 bytes of the tree's shared memory. If processes take permits by
 * {@link #hold} and more than 15 processes live at the same time, up to 8 KB more.
 *
 * <p><b>What happens if a process dies here.</b> The permits that it has taken by {@link #hold} are
 * released within a second, each exactly once. The permits that it has taken by {@link #acquire}
 * stay taken: the library cannot know whether the process was meant to release them. If a waiting
 * process dies, the other processes are not affected.
 */
public sealed class Semaphore implements Shared permits BoundedSemaphore {
  private static final long serialVersionUID = 1L;
  private static final int BARE = 0;

  private final transient Block block;
  private final transient int me;

  /**
   * Makes a semaphore with a number of permits.
   *
   * @param permits the number of permits, 0 or more
   * @throws IllegalArgumentException if {@code permits} is negative
   * @throws mpj.multiprocessing.ArenaFullException if there is no shared memory left
   */
  public Semaphore(int permits) {
    this(create(RecordType.SEMAPHORE, permits, Integer.MAX_VALUE));
  }

  Semaphore(Block block) {
    this.block = block;
    Tree tree = Tree.current();
    this.me = tree.slot();
    Holders.hold(tree, block);
  }

  static Block create(RecordType type, int permits, int limit) {
    if (permits < 0) {
      throw new IllegalArgumentException("a semaphore has 0 or more permits: permits=" + permits);
    }
    return Permits.create(Tree.current(), type, permits, limit);
  }

  /**
   * Returns the semaphore whose record lies at an offset of the shared memory. The library calls
   * this method when it decodes a message from another process.
   */
  public static Semaphore attach(long handle) {
    return new Semaphore(Tree.current().arena().at(handle, RecordType.SEMAPHORE));
  }

  @Override
  public long handle() {
    return block.offset();
  }

  /**
   * Acquires a permit. Waits as long as it takes.
   *
   * @throws InterruptedException if the thread is interrupted while it waits; it has not acquired a
   *     permit then
   */
  public void acquire() throws InterruptedException {
    take(BARE, Backoff.FOREVER);
  }

  /**
   * Acquires a permit if one is available now.
   *
   * @return whether a permit was acquired
   */
  public boolean tryAcquire() {
    boolean taken = tryTake(BARE);
    if (!taken && Gate.isActive()) {
      FailedTries.tell(EventKind.SEMAPHORE_REFUSED, block, 0);
    }
    return taken;
  }

  /**
   * Acquires a permit. Waits at most for the timeout, and gives up no earlier.
   *
   * @param timeout how long to wait at most; 0 or less: does not wait
   * @return false if the timeout elapsed
   * @throws InterruptedException if the thread is interrupted while it waits; it has not acquired a
   *     permit then
   * @throws NullPointerException if {@code timeout} is null
   */
  public boolean tryAcquire(Duration timeout) throws InterruptedException {
    return take(BARE, Timeout.nanos(timeout));
  }

  /**
   * Acquires a permit. Waits as long as it takes. {@code close} of the returned object releases the
   * permit, and so does the death of this process. Do not call {@link #release} for it: that would
   * add a permit. After such an additional release, {@code close} throws an {@link
   * IllegalStateException} if the semaphore has as many permits as it may have.
   *
   * @throws InterruptedException if the thread is interrupted while it waits; it has not acquired a
   *     permit then
   * @throws mpj.multiprocessing.ArenaFullException if more than 15 processes live at the same time
   *     and there is no shared memory left to note the permit; it is not acquired then
   */
  public Hold hold() throws InterruptedException {
    Permit permit = new Permit(); // first: once the permit is taken, nothing may fail
    take(me, Backoff.FOREVER);
    return permit;
  }

  private boolean tryTake(int scope) {
    boolean watched = Gate.isActive();
    if (watched) {
      Gate.pass();
    }
    int left = Permits.tryTake(block, scope);
    if (watched && left != Permits.NONE) {
      Gate.emit(EventKind.SEMAPHORE_ACQUIRED, block, 0, 0, left);
    }
    return left != Permits.NONE;
  }

  private boolean take(int scope, long nanos) throws InterruptedException {
    if (tryTake(scope)) {
      return true;
    }
    return Gate.isActive()
        ? takeWatched(scope, nanos)
        : Permits.take(block, scope, new Backoff(nanos)) != Permits.NONE;
  }

  private boolean takeWatched(int scope, long nanos) throws InterruptedException {
    long began = System.nanoTime();
    Gate.emit(EventKind.SEMAPHORE_WAITING, block, 0, 0, 0);
    int left = Permits.NONE;
    try {
      left = Permits.take(block, scope, new Backoff(nanos));
    } finally {
      long waited = Math.max(1, System.nanoTime() - began);
      if (left == Permits.NONE) {
        Gate.emit(EventKind.SEMAPHORE_TIMED_OUT, block, 0, waited, 0);
      } else {
        Gate.emit(EventKind.SEMAPHORE_ACQUIRED, block, 0, waited, left);
      }
    }
    return left != Permits.NONE;
  }

  /**
   * Releases a permit. If none was acquired, this adds a permit.
   *
   * @throws IllegalStateException if the semaphore has as many permits as it may have; nothing has
   *     changed then
   */
  public void release() {
    release(1);
  }

  /**
   * Releases several permits. If fewer were acquired, this adds permits.
   *
   * @throws IllegalArgumentException if {@code permits} is less than 1
   * @throws IllegalStateException if the semaphore would have more permits than it may have;
   *     nothing has changed then
   */
  public void release(int permits) {
    if (permits < 1) {
      throw new IllegalArgumentException("release 1 permit or more: permits=" + permits);
    }
    long began = passGate();
    released(began, permits, Permits.give(block, permits));
  }

  private static long passGate() {
    if (!Gate.isActive()) {
      return 0;
    }
    Gate.pass();
    return System.nanoTime(); // time before the release: later acquires get a later time
  }

  private void released(long began, int permits, int now) {
    if (now == Permits.NONE) {
      throw new IllegalStateException(
          "more permits would be released than there may be: semaphore="
              + this
              + " available="
              + available()
              + " released="
              + permits
              + "; acquire as many as you release");
    }
    if (began != 0) {
      Gate.emitAt(began, EventKind.SEMAPHORE_RELEASED, block, 0, permits, now);
    }
  }

  /** Returns how many permits are available now. */
  public int available() {
    return Permits.available(block);
  }

  /** A permit that is released for its process if the process dies. */
  private final class Permit implements Hold {
    private boolean closed;

    @Override
    public void close() {
      if (!closed) {
        closed = true;
        long began = passGate();
        released(began, 1, Permits.giveScoped(block, me));
      }
    }
  }

  private void writeObject(ObjectOutputStream out) throws IOException {
    throw Shared.outside(this);
  }

  @Override
  public final boolean equals(Object other) {
    return other instanceof Semaphore semaphore && semaphore.handle() == handle();
  }

  @Override
  public final int hashCode() {
    return Long.hashCode(handle());
  }

  /** Returns the name of this semaphore in reports, for example {@code Semaphore-1}. */
  @Override
  public final String toString() {
    return Arena.type(block) + "-" + Arena.number(block);
  }
}
