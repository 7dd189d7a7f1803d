package mpj.multiprocessing.sync;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.time.Duration;
import mpj.multiprocessing.internal.arena.Arena;
import mpj.multiprocessing.internal.arena.Block;
import mpj.multiprocessing.internal.arena.Pause;
import mpj.multiprocessing.internal.arena.RecordType;
import mpj.multiprocessing.internal.arena.Timeout;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.internal.holders.Holders;
import mpj.multiprocessing.internal.memory.Permits;
import mpj.multiprocessing.trace.EventKind;
import mpj.multiprocessing.trace.Gate;
import mpj.multiprocessing.wire.Shared;

/**
 * A number of permits for all threads of all processes of the tree: so many may be at it at once.
 * Python's {@code multiprocessing.Semaphore}.
 *
 * <pre>{@code
 * var semaphore = new Semaphore(2);
 * try (var permit = semaphore.hold()) {
 *   // at most two at a time
 * }
 * }</pre>
 *
 * <p>Nobody owns a permit that was taken by {@link #acquire}: another process may release it, and
 * more may be released than there were in the beginning. So a semaphore can be a signal as well. It
 * is not fair: whoever comes while a permit is there takes it.
 *
 * <p><b>Memory.</b> What a process did to the tree's shared memory before it released a permit is
 * seen by the one that takes it.
 *
 * <p><b>What it costs.</b> 192 bytes of the tree's shared memory. Where processes take permits by
 * {@link #hold} and more than 15 live at once, up to 8 KB more.
 *
 * <p><b>What happens if a process dies here.</b> Permits that it has by {@link #hold} come back
 * within a second, each exactly once. Those that it took by {@link #acquire} stay taken: nobody can
 * know whether they were meant to be given back. If one that waits dies, nobody notices.
 */
public sealed class Semaphore implements Shared permits BoundedSemaphore {
  private static final long serialVersionUID = 1L;
  private static final int BARE = 0;

  private final transient Block block;
  private final transient int me;

  /**
   * A semaphore with so many permits, 0 or more.
   *
   * @throws IllegalArgumentException if they are fewer than 0
   * @throws mpj.multiprocessing.internal.arena.ArenaFullException if there is no shared memory left
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

  /** Returns the semaphore at a place of the shared memory, as another process sent it. */
  public static Semaphore attach(long handle) {
    return new Semaphore(Tree.current().arena().at(handle, RecordType.SEMAPHORE));
  }

  @Override
  public long handle() {
    return block.offset();
  }

  /** Takes a permit, waiting as long as it takes. */
  public void acquire() throws InterruptedException {
    take(BARE, Pause.FOREVER);
  }

  /** Takes a permit if one is there now. */
  public boolean tryAcquire() {
    boolean taken = tryTake(BARE);
    if (!taken && Gate.isActive()) {
      Refusals.tell(EventKind.SEMAPHORE_REFUSED, block, 0);
    }
    return taken;
  }

  /**
   * Takes a permit, waiting at most so long; never less than that.
   *
   * @return false when the time is over
   */
  public boolean tryAcquire(Duration timeout) throws InterruptedException {
    return take(BARE, Timeout.nanos(timeout));
  }

  /**
   * Takes a permit, waiting as long as it takes, to be given back by {@code close}, or by the death
   * of this process. Not by {@link #release}, which would add one.
   */
  public Hold hold() throws InterruptedException {
    Permit permit = new Permit(); // first: with a permit taken, nothing may fail any more
    take(me, Pause.FOREVER);
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
        : Permits.take(block, scope, new Pause(nanos)) != Permits.NONE;
  }

  private boolean takeWatched(int scope, long nanos) throws InterruptedException {
    long began = System.nanoTime();
    Gate.emit(EventKind.SEMAPHORE_WAITING, block, 0, 0, 0);
    int left = Permits.NONE;
    try {
      left = Permits.take(block, scope, new Pause(nanos));
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
   * Gives back, or adds, a permit.
   *
   * @throws IllegalStateException if there are as many as there may be; nothing has changed then
   */
  public void release() {
    release(1);
  }

  /**
   * Gives back, or adds, permits.
   *
   * @throws IllegalArgumentException if they are fewer than 1
   * @throws IllegalStateException if there would be more than there may be; nothing has changed
   *     then
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
    return System.nanoTime(); // before it took effect: who takes it then is seen to do so later
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

  /** Returns how many permits are there now. */
  public int available() {
    return Permits.available(block);
  }

  /** A permit that comes back. */
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

  /** Returns {@code Semaphore-1}, the name that it has in reports. */
  @Override
  public final String toString() {
    return Arena.type(block) + "-" + Arena.number(block);
  }
}
