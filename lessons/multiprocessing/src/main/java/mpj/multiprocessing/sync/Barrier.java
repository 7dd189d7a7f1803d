package mpj.multiprocessing.sync;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.time.Duration;
import mpj.multiprocessing.Shared;
import mpj.multiprocessing.Task;
import mpj.multiprocessing.internal.arena.Arena;
import mpj.multiprocessing.internal.arena.Backoff;
import mpj.multiprocessing.internal.arena.Block;
import mpj.multiprocessing.internal.arena.RecordType;
import mpj.multiprocessing.internal.arena.Timeout;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.internal.codec.Decoder;
import mpj.multiprocessing.internal.codec.Encoder;
import mpj.multiprocessing.internal.holders.Holders;
import mpj.multiprocessing.internal.memory.StoredBytes;
import mpj.multiprocessing.internal.trace.Gate;
import mpj.multiprocessing.trace.EventKind;

/**
 * A synchronization aid that lets a fixed number of parties wait for each other. Each party waits
 * until all parties have arrived. Then all of them continue, and the barrier can be used again.
 * Python's {@code multiprocessing.Barrier}.
 *
 * <pre>{@code
 * var barrier = new Barrier(6, () -> IO.println("all are here"));
 * barrier.await();               // in each of six processes
 * }</pre>
 *
 * <p>A barrier can have an action. The action runs once each time all parties have arrived. The
 * last party to arrive runs it, before any party continues.
 *
 * <p>Either all parties continue or none. If a party gives up (by a timeout, an interrupt or a
 * failing action), the barrier is broken. From then on every waiting party and every party that
 * arrives gets {@link BrokenBarrier}, until {@link #reset} is called.
 *
 * <p><b>What it costs.</b> 384 bytes of the tree's shared memory, and the memory that the action
 * takes.
 *
 * <p><b>What happens if a process dies here.</b> The other parties do not wait for a dead process:
 * if a party is killed or fails, the barrier breaks within two seconds. A process that ends with
 * exit code 0 does not break the barrier. Whether a process is a party depends on how it got the
 * barrier:
 *
 * <ul>
 *   <li>A process is a party if it made the barrier, if it was given the barrier at its start, or
 *       if it has ever called {@link #await}. It is a party until it ends, even while it does not
 *       wait.
 *   <li>A process is not a party if it got the barrier later, through a queue, a pipe or a manager,
 *       and has not called {@code await}. While it has the object, it can still become a party: if
 *       it is killed or fails while other processes wait, the barrier breaks for these. If no
 *       process waits at that moment, the barrier does not break.
 *   <li>For a worker of a pool, only the task counts, and only while the task runs. The worker is a
 *       party as soon as the task has made the barrier or has called {@code await}. Before that, if
 *       the barrier came with the task, the worker can still become a party. After the task the
 *       worker is not a party. So a pool can be terminated, and its workers can be replaced,
 *       without breaking a barrier of other processes. It makes no difference whether a worker also
 *       has the barrier from its initializer or in a static field.
 *   <li>A manager that keeps the barrier in one of its objects is not a party.
 * </ul>
 *
 * <p>The death of a process that is not a party can leave fewer processes than there are parties. A
 * party that arrives after such a death still waits for all parties. Where this is possible, call
 * {@code await} with a timeout.
 */
public final class Barrier implements Shared {
  private static final long serialVersionUID = 1L;

  private final transient Block block;
  private final transient Tree tree;
  private final transient long timeout;
  private transient Task action;

  /**
   * Makes a barrier without an action.
   *
   * @param parties how many parties must arrive, 1 to 65,535
   * @throws IllegalArgumentException if the number of parties is less than 1 or more than 65,535
   * @throws mpj.multiprocessing.ArenaFullException if there is no shared memory left
   */
  public Barrier(int parties) {
    this(parties, null);
  }

  /**
   * Makes a barrier with an action.
   *
   * @param parties how many parties must arrive, 1 to 65,535
   * @param action runs once each time all parties have arrived, in the process of the last party.
   *     It is sent there as the task of a child process is. Null: no action
   * @throws IllegalArgumentException if the number of parties is less than 1 or more than 65,535
   * @throws mpj.multiprocessing.UncrossableException if the action cannot be sent
   * @throws mpj.multiprocessing.ArenaFullException if there is no shared memory left
   */
  public Barrier(int parties, Task action) {
    this(parties, action, null);
  }

  /**
   * Makes a barrier with an action and a timeout.
   *
   * @param parties how many parties must arrive, 1 to 65,535
   * @param action runs once each time all parties have arrived, in the process of the last party.
   *     Null: no action
   * @param timeout the timeout of each call of {@link #await()}, in any process. Null: the calls
   *     wait as long as it takes. 0 or less: a call that is not the last of its generation breaks
   *     the barrier
   * @throws IllegalArgumentException if the number of parties is less than 1 or more than 65,535
   * @throws mpj.multiprocessing.UncrossableException if the action cannot be sent
   * @throws mpj.multiprocessing.ArenaFullException if there is no shared memory left
   */
  public Barrier(int parties, Task action, Duration timeout) {
    if (parties < 1 || parties > BarrierState.MOST_PARTIES) {
      throw new IllegalArgumentException(
          "a barrier has 1 to " + BarrierState.MOST_PARTIES + " parties: parties=" + parties);
    }
    this.tree = Tree.current();
    this.timeout = timeout == null ? Backoff.FOREVER : Timeout.nanos(timeout);
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

  /**
   * Returns the barrier whose record lies at an offset of the shared memory. The library calls this
   * method when it decodes a message from another process.
   */
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
   * Waits until all parties have arrived. If the barrier has a timeout, this method waits no longer
   * than that.
   *
   * @return how many parties arrived after this one: 0 for the last party
   * @throws BrokenBarrier if the barrier is broken or breaks during the wait; also if the action
   *     throws: then the last party gets this exception with the action's exception as its cause
   * @throws InterruptedException if the thread is interrupted while it waits; the other parties
   *     then get {@link BrokenBarrier}
   */
  public int await() throws InterruptedException {
    return await(timeout);
  }

  /**
   * Waits until all parties have arrived, but no longer than the timeout. When the timeout has
   * elapsed, the barrier breaks for all parties. This is also true while the action of the previous
   * generation is still running: the next generation would wait for ever for a party that has given
   * up.
   *
   * @param timeout how long to wait at most; 0 or less: does not wait, so the barrier breaks unless
   *     this party is the last
   * @return how many parties arrived after this one: 0 for the last party
   * @throws BrokenBarrier if the barrier is broken or breaks during the wait, by this timeout too;
   *     also if the action throws: then the last party gets this exception with the action's
   *     exception as its cause
   * @throws InterruptedException if the thread is interrupted while it waits; the other parties
   *     then get {@link BrokenBarrier}
   * @throws NullPointerException if {@code timeout} is null
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
    Backoff backoff = new Backoff(nanos);
    long resets = BarrierState.resets(block);
    long mine = BarrierState.arrive(block, tree.slot(), backoff);
    if (BarrierState.isBroken(mine)) {
      throw broken(mine, "it was broken before this party arrived");
    }
    long generation = BarrierState.generation(mine);
    if (watched) {
      // The event carries the time before the arrival took effect: otherwise a party could be seen
      // to pass before all parties have arrived.
      int arrived = BarrierState.arrived(mine);
      Gate.emitAt(began, EventKind.BARRIER_ARRIVED, block, 0, arrived, generation);
    }
    int index = parties() - BarrierState.arrived(mine);
    if (index == 0) {
      trip(mine);
    } else {
      awaitOthers(mine, resets, backoff);
    }
    if (watched) {
      Gate.emit(EventKind.BARRIER_PASSED, block, 0, System.nanoTime() - began, generation);
    }
    return index;
  }

  private void trip(long mine) {
    try {
      Task last = action(); // fails if a class of the action is missing in this process
      if (last != null) {
        Gate.emit(EventKind.BARRIER_ACTION, block, 0, 0, BarrierState.generation(mine));
        last.run();
      }
    } catch (Throwable t) {
      BarrierState.breakGeneration(block, BarrierState.generation(mine));
      throw new BrokenBarrier("the action failed: barrier=" + this + " cause=" + t, t);
    }
    if (!BarrierState.pass(block, BarrierState.generation(mine))) {
      throw broken(mine, "it was broken while the action ran");
    }
  }

  private Task action() {
    long storedBytes = BarrierState.action(block);
    if (action == null && storedBytes != 0) {
      byte[] encoded = StoredBytes.read(tree, storedBytes);
      action = (Task) Decoder.decode(encoded, Barrier.class.getClassLoader());
    }
    return action;
  }

  private void awaitOthers(long mine, long resets, Backoff backoff) throws InterruptedException {
    long generation = BarrierState.generation(mine);
    long now;
    try {
      now = BarrierState.awaitPassed(block, mine, backoff);
    } catch (InterruptedException e) {
      if (BarrierState.breakGeneration(block, generation)
          || !BarrierState.hasPassed(block, mine, resets)) {
        throw e;
      }
      Thread.currentThread().interrupt(); // all parties had arrived: this one has passed
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

  /**
   * Breaks the barrier. All waiting parties and all parties that arrive get {@link BrokenBarrier},
   * until the barrier is reset.
   */
  public void abort() {
    BarrierState.abort(block);
  }

  /**
   * Resets the barrier, so that it is no longer broken and no party has arrived. Parties that wait
   * now get {@link BrokenBarrier}.
   */
  public void reset() {
    BarrierState.reset(block);
  }

  /** Returns how many parties must arrive. */
  public int parties() {
    return BarrierState.parties(block);
  }

  /** Returns how many parties are waiting now; 0 if the barrier is broken. */
  public int waiting() {
    long state = BarrierState.state(block);
    return BarrierState.isBroken(state) ? 0 : BarrierState.arrived(state);
  }

  /** Returns whether the barrier is broken. */
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

  /** Returns the name of this barrier in reports, for example {@code Barrier-1}. */
  @Override
  public String toString() {
    return "Barrier-" + Arena.number(block);
  }
}
