package mpj.multiprocessing.manager;

import java.time.Duration;
import mpj.multiprocessing.internal.arena.Timeout;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.internal.memory.HostedType;
import mpj.multiprocessing.internal.process.ServedTask;

/**
 * A barrier that a {@link Manager} hosts; its methods are those of {@link
 * mpj.multiprocessing.sync.Barrier}. Its action runs in the server. Python's {@code
 * manager.Barrier()}.
 *
 * <p><b>What happens if a process dies here.</b> If a party is killed or fails, waiting or not, the
 * barrier breaks within two seconds, because the others would wait for it for ever. Who is a party
 * is said at {@link mpj.multiprocessing.sync.Barrier}; a process of another tree is one from its
 * first wait to the end of its connection. If the server dies or is shut down, every method throws
 * {@link ManagerGone} within two seconds.
 */
public final class ManagedBarrier extends Managed {
  private static final long serialVersionUID = 1L;

  private final transient OfTask ofTask = new OfTask();

  /** This barrier in the hands of a worker's task. */
  private final class OfTask implements ServedTask.Brought {
    /** The next task has nothing to do with it until it awaits. */
    @Override
    public void again() {}

    @Override
    public void over() {
      link().left();
    }
  }

  ManagedBarrier(Link link) {
    super(link);
  }

  /** Returns the barrier that another process sent. */
  public static ManagedBarrier attach(long handle) {
    var barrier = new ManagedBarrier(Link.arrived(handle, HostedType.BARRIER));
    barrier.leaveAfterTask();
    return barrier;
  }

  /** Has a worker of a pool leave when its task is over, at once if none runs. */
  private void leaveAfterTask() {
    Tree tree = Tree.existing().orElse(null);
    if (tree != null && tree.table().isService(tree.slot()) && !ServedTask.brings(ofTask)) {
      link().left();
    }
  }

  /**
   * Waits until all parties have come, at most for the barrier's own timeout if it has one.
   *
   * @return how many came after this one: 0 for the last
   * @throws mpj.multiprocessing.sync.BrokenBarrier if the barrier is or gets broken; in the last
   *     party, with the cause, if the action throws
   * @throws InterruptedException if the thread was interrupted, which breaks the barrier
   */
  public int await() throws InterruptedException {
    return meet(null);
  }

  /**
   * Waits until all parties have come, at most so long; then the barrier is broken for all. While
   * the action runs, all have come: its time is not counted.
   */
  public int await(Duration timeout) throws InterruptedException {
    return meet(Timeout.nanos(timeout));
  }

  private int meet(Long nanos) throws InterruptedException {
    try {
      return (Integer) link().await(HostedBarrier.AWAIT, (Object) nanos);
    } finally {
      leaveAfterTask();
    }
  }

  /** Breaks the barrier for all who wait and all who come, until it is reset. */
  public void abort() {
    link().call(HostedBarrier.ABORT);
  }

  /** Makes the barrier whole again; whoever waits gets a broken one. */
  public void reset() {
    link().call(HostedBarrier.RESET);
  }

  /** Returns how many parties must come. */
  public int parties() {
    return (Integer) link().call(HostedBarrier.PARTIES);
  }

  /** Returns how many parties wait now. */
  public int waiting() {
    return (Integer) link().call(HostedBarrier.WAITING);
  }

  /** Tells whether the barrier is broken. */
  public boolean isBroken() {
    return (Boolean) link().call(HostedBarrier.IS_BROKEN);
  }
}
