package mpj.multiprocessing.manager;

import java.time.Duration;
import mpj.multiprocessing.internal.arena.Timeout;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.internal.memory.HostedType;
import mpj.multiprocessing.internal.process.ServiceTask;

/**
 * A barrier that a {@link Manager} hosts. Its methods are those of {@link
 * mpj.multiprocessing.sync.Barrier}. Its action runs in the server. Python's {@code
 * manager.Barrier()}.
 *
 * <p><b>What happens if a process dies here.</b> If a party is killed or fails, the barrier breaks
 * within two seconds, because the other parties would wait for it for ever. This is so whether or
 * not the party was waiting. {@link mpj.multiprocessing.sync.Barrier} says which processes are
 * parties. A process of another tree is a party from its first wait until its connection ends. If
 * the server dies or is shut down, every method throws {@link ManagerGone} within two seconds.
 */
public final class ManagedBarrier extends Managed {
  private static final long serialVersionUID = 1L;

  private final transient OfTask ofTask = new OfTask();

  /** This barrier, used by a task of a pool's worker. */
  private final class OfTask implements ServiceTask.Brought {
    /** Does nothing: the next task does not use the barrier until it waits there. */
    @Override
    public void again() {}

    @Override
    public void over() {
      link().left();
    }
  }

  ManagedBarrier(ObjectRef link) {
    super(link);
  }

  /** Returns the barrier that another process sent. */
  public static ManagedBarrier attach(long handle) {
    var barrier = new ManagedBarrier(ObjectRef.arrived(handle, HostedType.BARRIER));
    barrier.leaveAfterTask();
    return barrier;
  }

  /** Makes a pool's worker stop being a party when its task is over, or at once if no task runs. */
  private void leaveAfterTask() {
    Tree tree = Tree.existing().orElse(null);
    if (tree != null && tree.table().isService(tree.slot()) && !ServiceTask.brings(ofTask)) {
      link().left();
    }
  }

  /**
   * Waits until all parties have arrived, but no longer than the barrier's own timeout, if it has
   * one.
   *
   * @return how many parties arrived after this one: 0 for the last party
   * @throws mpj.multiprocessing.sync.BrokenBarrier if the barrier is broken or breaks during the
   *     wait; also if the action throws: then the last party gets this exception with the action's
   *     exception as its cause
   * @throws InterruptedException if the thread is interrupted while it waits; the other parties
   *     then get {@link mpj.multiprocessing.sync.BrokenBarrier}
   */
  public int await() throws InterruptedException {
    return meet(null);
  }

  /**
   * Waits until all parties have arrived, but no longer than the timeout. When the timeout has
   * elapsed, the barrier breaks for all parties. The time that the action takes does not count.
   *
   * @param timeout how long to wait at most; 0 or less: does not wait, so the barrier breaks unless
   *     this party is the last
   * @return how many parties arrived after this one: 0 for the last party
   * @throws mpj.multiprocessing.sync.BrokenBarrier as {@link #await()} does
   * @throws InterruptedException as {@link #await()} does
   * @throws NullPointerException if {@code timeout} is null
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

  /** Breaks the barrier for all parties that wait now or come later, until it is reset. */
  public void abort() {
    link().call(HostedBarrier.ABORT);
  }

  /**
   * Resets the barrier, so that it is no longer broken. Parties that wait now get {@link
   * mpj.multiprocessing.sync.BrokenBarrier}.
   */
  public void reset() {
    link().call(HostedBarrier.RESET);
  }

  /** Returns how many parties must arrive. */
  public int parties() {
    return (Integer) link().call(HostedBarrier.PARTIES);
  }

  /** Returns how many parties are waiting now. */
  public int waiting() {
    return (Integer) link().call(HostedBarrier.WAITING);
  }

  /** Returns whether the barrier is broken. */
  public boolean isBroken() {
    return (Boolean) link().call(HostedBarrier.IS_BROKEN);
  }
}
