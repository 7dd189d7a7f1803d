package mpj.multiprocessing.manager;

import java.time.Duration;
import mpj.multiprocessing.internal.arena.Timeout;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.internal.memory.HostedType;
import mpj.multiprocessing.internal.process.ServedTask;

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
  private final class OfTask implements ServedTask.Brought {
    /** Does nothing: the next task does not use the barrier until it waits there. */
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

  /** Makes a pool's worker stop being a party when its task is over, or at once if no task runs. */
  private void leaveAfterTask() {
    Tree tree = Tree.existing().orElse(null);
    if (tree != null && tree.table().isService(tree.slot()) && !ServedTask.brings(ofTask)) {
      link().left();
    }
  }

  /**
   * Waits until all parties wait here, but no longer than the barrier's own timeout, if it has one.
   *
   * @return how many parties came after this one: 0 for the last
   * @throws mpj.multiprocessing.sync.BrokenBarrier if the barrier is broken or breaks; if the
   *     action throws, the last party's exception has the cause
   * @throws InterruptedException if the thread was interrupted; this breaks the barrier
   */
  public int await() throws InterruptedException {
    return meet(null);
  }

  /**
   * Waits until all parties wait here, but no longer than a timeout. When the time is over, the
   * barrier is broken for all parties. The time that the action takes does not count.
   *
   * @return how many parties came after this one: 0 for the last
   * @throws mpj.multiprocessing.sync.BrokenBarrier as {@link #await()} does
   * @throws InterruptedException if the thread was interrupted; this breaks the barrier
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

  /** Repairs a broken barrier. For parties that wait now, it breaks. */
  public void reset() {
    link().call(HostedBarrier.RESET);
  }

  /** Returns the number of parties that must come. */
  public int parties() {
    return (Integer) link().call(HostedBarrier.PARTIES);
  }

  /** Returns the number of parties that wait now. */
  public int waiting() {
    return (Integer) link().call(HostedBarrier.WAITING);
  }

  /** Tells whether the barrier is broken. */
  public boolean isBroken() {
    return (Boolean) link().call(HostedBarrier.IS_BROKEN);
  }
}
