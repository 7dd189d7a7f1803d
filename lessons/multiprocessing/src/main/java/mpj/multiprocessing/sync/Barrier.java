package mpj.multiprocessing.sync;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.time.Duration;
import mpj.multiprocessing.Task;
import mpj.multiprocessing.internal.arena.Arena;
import mpj.multiprocessing.internal.arena.Block;
import mpj.multiprocessing.internal.arena.Pause;
import mpj.multiprocessing.internal.arena.RecordType;
import mpj.multiprocessing.internal.arena.Timeout;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.internal.holders.Holders;
import mpj.multiprocessing.internal.memory.Blob;
import mpj.multiprocessing.trace.EventKind;
import mpj.multiprocessing.trace.Gate;
import mpj.multiprocessing.wire.Decoder;
import mpj.multiprocessing.wire.Encoder;
import mpj.multiprocessing.wire.Shared;

/**
 * A meeting point for a fixed number of parties: each waits until all have come, then all go on,
 * and the barrier can be used again. Python's {@code multiprocessing.Barrier}.
 *
 * <pre>{@code
 * var barrier = new Barrier(6, () -> IO.println("all are here"));
 * barrier.await();               // in each of six processes
 * }</pre>
 *
 * <p>An action, if there is one, runs once each time, in the party that came last, before anyone
 * goes on.
 *
 * <p>It is all or none: if a party gives up, by timeout, interrupt or a failing action, the barrier
 * is broken and everyone, now and later, gets {@link BrokenBarrier} until {@link #reset}.
 *
 * <p><b>What it costs.</b> 384 bytes of the tree's shared memory, and what its action takes.
 *
 * <p><b>What happens if a process dies here.</b> Nobody waits for the dead: if a party is killed or
 * fails, the barrier breaks within two seconds. A process that ends with exit code 0 breaks none.
 * Who is a party depends on how the process came by the barrier:
 *
 * <ul>
 *   <li>One that made it, that was given it at its start, or that has ever called {@link #await} is
 *       a party until it ends, whether it waits at the moment or not.
 *   <li>One that got it later, through a queue, a pipe or a manager, and only looks at it, is none.
 *       As long as it has the object it may still come: if it is killed or fails while others wait,
 *       the barrier breaks for these. If nobody waits then, the barrier stays whole.
 *   <li>A worker of a pool is what the task makes it, and only while that runs: a party once the
 *       task has made the barrier or called {@code await}, and before that one that may still come
 *       if the barrier came with the task. When the task is over the worker is none; so a pool can
 *       be terminated, and its workers replaced, and no barrier of others breaks. Nor does it make
 *       a difference that a worker has the barrier by its initializer or by a static field.
 *   <li>A manager that keeps the barrier in one of its objects is none.
 * </ul>
 *
 * <p>A party that comes after the death of one that was none waits for all others as ever. Where
 * that is possible, give {@code await} a timeout.
 */
public final class Barrier implements Shared {
  private static final long serialVersionUID = 1L;

  private final transient Block block;
  private final transient Tree tree;
  private final transient long timeout;
  private transient Task action;

  /**
   * A barrier without an action.
   *
   * @throws IllegalArgumentException if there is not at least one party
   */
  public Barrier(int parties) {
    this(parties, null);
  }

  /**
   * A barrier with an action.
   *
   * @param action runs once each time all have come, in the one that came last; it travels there as
   *     a child's task does; null: none
   * @throws IllegalArgumentException if there is not at least one party
   * @throws mpj.multiprocessing.wire.UncrossableException if the action cannot be sent
   */
  public Barrier(int parties, Task action) {
    this(parties, action, null);
  }

  /**
   * A barrier with an action and a time that is not to be exceeded.
   *
   * @param action as above; null: none
   * @param timeout of each {@link #await()} in any process; null: they wait as long as it takes
   * @throws IllegalArgumentException if there is not at least one party
   * @throws mpj.multiprocessing.wire.UncrossableException if the action cannot be sent
   */
  public Barrier(int parties, Task action, Duration timeout) {
    if (parties < 1 || parties > BarrierState.MOST_PARTIES) {
      throw new IllegalArgumentException(
          "a barrier has 1 to " + BarrierState.MOST_PARTIES + " parties: parties=" + parties);
    }
    this.tree = Tree.current();
    this.timeout = timeout == null ? Pause.FOREVER : Timeout.nanos(timeout);
    Encoder encoded = new Encoder();
    if (action != null) {
      encoded.write(action);
    }
    this.block =
        BarrierState.create(tree, parties, encoded.toBytes(), encoded.mentions(), this.timeout);
    this.action = action;
    Holders.hold(tree, block);
    BarrierParties.made(tree, block, this);
  }

  private Barrier(Tree tree, Block block) {
    this.tree = tree;
    this.block = block;
    this.timeout = BarrierState.timeout(block);
    Holders.hold(tree, block);
    BarrierParties.arrived(tree, block, this);
  }

  /** Returns the barrier at a place of the shared memory, as another process sent it. */
  public static Barrier attach(long handle) {
    Tree tree = Tree.current();
    return new Barrier(tree, tree.arena().at(handle, RecordType.BARRIER));
  }

  @Override
  public long handle() {
    return block.offset();
  }

  @Override
  public void givenTo(int slot) {
    BarrierParties.given(tree, block, slot);
  }

  /**
   * Waits until all parties have come, at most for the barrier's own timeout if it has one.
   *
   * @return how many came after this one: 0 for the last
   * @throws BrokenBarrier if the barrier is or gets broken; also, in the last party, with the
   *     cause, if the action throws
   */
  public int await() throws InterruptedException {
    return await(timeout);
  }

  /**
   * Waits until all parties have come, at most so long; then the barrier is broken for all. That
   * holds too while the action of those who came before still runs: a party that does not come any
   * more would leave the next ones waiting.
   *
   * @return how many came after this one: 0 for the last
   * @throws BrokenBarrier if the barrier is or gets broken, by this timeout too
   */
  public int await(Duration timeout) throws InterruptedException {
    return await(Timeout.nanos(timeout));
  }

  private int await(long nanos) throws InterruptedException {
    boolean leaves = BarrierParties.comes(tree, block, this);
    try {
      return meet(nanos);
    } finally {
      if (leaves) {
        BarrierParties.went(tree, block);
      }
    }
  }

  private int meet(long nanos) throws InterruptedException {
    boolean watched = Gate.isActive();
    if (watched) {
      Gate.pass();
    }
    long began = watched ? System.nanoTime() : 0;
    Pause pause = new Pause(nanos);
    long resets = BarrierState.resets(block);
    long mine = BarrierState.arrive(block, tree.slot(), pause);
    if (BarrierState.isBroken(mine)) {
      throw broken(mine, "it was broken before this party arrived");
    }
    long generation = BarrierState.generation(mine);
    if (watched) {
      // Timed before it took effect: nobody can be seen to pass before all have arrived.
      int arrived = BarrierState.arrived(mine);
      Gate.emitAt(began, EventKind.BARRIER_ARRIVED, block, 0, arrived, generation);
    }
    int index = parties() - BarrierState.arrived(mine);
    if (index == 0) {
      trip(mine);
    } else {
      awaitOthers(mine, resets, pause);
    }
    if (watched) {
      Gate.emit(EventKind.BARRIER_PASSED, block, 0, System.nanoTime() - began, generation);
    }
    return index;
  }

  private void trip(long mine) {
    Task last = action();
    if (last != null) {
      Gate.emit(EventKind.BARRIER_ACTION, block, 0, 0, BarrierState.generation(mine));
      try {
        last.run();
      } catch (Throwable t) {
        BarrierState.breakGeneration(block, BarrierState.generation(mine));
        throw new BrokenBarrier("the action failed: barrier=" + this + " cause=" + t, t);
      }
    }
    if (!BarrierState.pass(block, BarrierState.generation(mine))) {
      throw broken(mine, "it was broken while the action ran");
    }
  }

  private Task action() {
    long blob = BarrierState.action(block);
    if (action == null && blob != 0) {
      byte[] encoded = Blob.read(tree, blob);
      action = (Task) Decoder.decode(encoded, Barrier.class.getClassLoader());
    }
    return action;
  }

  private void awaitOthers(long mine, long resets, Pause pause) throws InterruptedException {
    long generation = BarrierState.generation(mine);
    long now;
    try {
      now = BarrierState.awaitPassed(block, mine, pause);
    } catch (InterruptedException e) {
      if (BarrierState.breakGeneration(block, generation)
          || !BarrierState.hasPassed(block, mine, resets)) {
        throw e;
      }
      Thread.currentThread().interrupt(); // all had come already: it has passed
      return;
    }
    if (BarrierState.generation(now) == generation && !BarrierState.isBroken(now)) {
      if (BarrierState.breakGeneration(block, generation)) {
        throw broken(mine, "not all parties came in time");
      }
      now = BarrierState.state(block);
    }
    boolean over = BarrierState.generation(now) != generation;
    if (!over || !BarrierState.hasPassed(block, mine, resets)) {
      throw broken(mine, "it broke while this party waited");
    }
  }

  private BrokenBarrier broken(long mine, String why) {
    Gate.emit(EventKind.BARRIER_BROKEN, block, 0, 0, BarrierState.generation(mine));
    return new BrokenBarrier(why + ": barrier=" + this + " parties=" + parties());
  }

  /** Breaks the barrier for all who wait and all who come, until it is reset. */
  public void abort() {
    BarrierState.abort(block);
  }

  /** Makes the barrier whole again; whoever waits gets {@link BrokenBarrier}. */
  public void reset() {
    BarrierState.reset(block);
  }

  /** Returns how many parties must come. */
  public int parties() {
    return BarrierState.parties(block);
  }

  /** Returns how many parties wait now. */
  public int waiting() {
    long state = BarrierState.state(block);
    return BarrierState.isBroken(state) ? 0 : BarrierState.arrived(state);
  }

  /** Tells whether the barrier is broken. */
  public boolean isBroken() {
    return BarrierState.isBroken(BarrierState.state(block));
  }

  private void writeObject(ObjectOutputStream out) throws IOException {
    throw Shared.outside(this);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Barrier barrier && barrier.handle() == handle();
  }

  @Override
  public int hashCode() {
    return Long.hashCode(handle());
  }

  /** Returns {@code Barrier-1}, the name that it has in reports. */
  @Override
  public String toString() {
    return "Barrier-" + Arena.number(block);
  }
}
