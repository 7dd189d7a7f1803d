package mpj.multiprocessing.sync;

import java.util.HashMap;
import java.util.Map;
import mpj.multiprocessing.internal.arena.Block;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.internal.process.Service;
import mpj.multiprocessing.internal.process.ServiceTask;
import mpj.multiprocessing.internal.thread.Cleanup;

/**
 * Tracks what this process is to each barrier: a party, a holder or neither (see {@link
 * BarrierState}). A process that made a barrier, was given it at the start or has waited at it is a
 * party until the process ends. A process that got the barrier in a message is a holder as long as
 * it has an object for the barrier in use.
 *
 * <p>A {@linkplain Service service}, for example a worker of a pool, has barriers because of its
 * tasks. It is a holder while a task runs that brought the barrier. It is a party from the first
 * wait in a task to the end of that task. At other times it is neither: an idle worker does not
 * arrive at any barrier.
 */
final class BarrierParties {
  /** The stakes by the offset of the barrier. Guards itself and all fields of the stakes. */
  private static final Map<Long, Stake> STAKES = new HashMap<>();

  private static Tree tree;

  /** A barrier that a task of a service brought. This object keeps the barrier in use. */
  private static final class OfTask implements ServiceTask.Brought {
    private final Stake stake;
    private final Barrier barrier;

    OfTask(Stake stake, Barrier barrier) {
      this.stake = stake;
      this.barrier = barrier;
    }

    @Override
    public void again() {
      arrived(Tree.current(), stake.block, barrier);
    }

    /** Ends the stake of the task: other processes need not wait for the task any more. */
    @Override
    public void over() {
      synchronized (STAKES) {
        stake.ofTask = null;
        leaveIfOver(stake); // not over while a thread that the task left behind waits
      }
    }
  }

  /** The reason why this process is a party or a holder of a barrier for a limited time. */
  private static final class Stake implements Runnable {
    private final Block block;
    private final int slot;
    private int objects; // objects in use that came in messages; 0 in a service
    private int waits; // current waits; used only in a service, like the next field
    private OfTask ofTask;

    Stake(Block block, int slot) {
      this.block = block;
      this.slot = slot;
    }

    /** Runs when an object for the barrier has been garbage collected. */
    @Override
    public void run() {
      synchronized (STAKES) {
        objects--;
        if (isOver()) {
          STAKES.remove(block.offset(), this);
          BarrierState.letGo(block, slot);
        }
      }
    }

    /** Notes that the running task brought the barrier; false if no task runs. */
    boolean bring(Barrier barrier) {
      if (ofTask == null) {
        var brought = new OfTask(this, barrier);
        ofTask = ServiceTask.brings(brought) ? brought : null;
      }
      return ofTask != null;
    }

    boolean isOver() {
      return objects == 0 && waits == 0 && ofTask == null;
    }
  }

  private static Stake stake(Tree current, Block block) {
    if (tree != current) {
      STAKES.clear();
      tree = current;
    }
    Stake stake = STAKES.get(block.offset());
    if (stake == null) {
      stake = new Stake(block, current.slot());
      STAKES.put(block.offset(), stake);
    }
    return stake;
  }

  private static void leaveIfOver(Stake stake) {
    if (stake.isOver()) {
      STAKES.remove(stake.block.offset(), stake);
      BarrierState.leave(stake.block, stake.slot);
    }
  }

  private static boolean isService(Tree current) {
    return current.table().isService(current.slot());
  }

  /** Notes that this process made a barrier. */
  static void made(Tree current, Block block, Barrier barrier) {
    if (!isService(current)) {
      BarrierState.join(block, current.slot());
      return;
    }
    synchronized (STAKES) {
      Stake stake = stake(current, block);
      if (stake.bring(barrier)) {
        BarrierState.join(block, current.slot());
      }
      leaveIfOver(stake);
    }
  }

  /** Notes that a process which is about to start is given a barrier. */
  static void given(Tree current, Block block, int slot) {
    if (!current.table().isService(slot)) {
      current.arena().reaches(slot, block);
      BarrierState.join(block, slot);
    }
  }

  /** Notes that an object for a barrier arrived, at the start of this process or in a message. */
  static void arrived(Tree current, Block block, Barrier barrier) {
    if (!isService(current)) {
      cameToStay(current, block, barrier);
      return;
    }
    synchronized (STAKES) {
      Stake stake = stake(current, block);
      if (stake.bring(barrier)) {
        BarrierState.hold(block, current.slot());
      }
      leaveIfOver(stake);
    }
  }

  private static void cameToStay(Tree current, Block block, Barrier barrier) {
    synchronized (STAKES) {
      if (!BarrierState.isParty(block, current.slot())) {
        Stake stake = stake(current, block);
        stake.objects++;
        Cleanup.of(barrier, stake);
        BarrierState.hold(block, current.slot());
      }
    }
  }

  /**
   * Notes that a thread of this process is about to wait.
   *
   * @return whether {@link #went} must be called when the wait is over
   */
  static boolean comes(Tree current, Block block, Barrier barrier) {
    if (!isService(current)) {
      BarrierState.join(block, current.slot());
      return false;
    }
    synchronized (STAKES) {
      Stake stake = stake(current, block);
      stake.waits++;
      stake.bring(barrier);
      BarrierState.join(block, current.slot());
      return true;
    }
  }

  /** Notes that a thread of this service has stopped waiting. */
  static void went(Tree current, Block block) {
    synchronized (STAKES) {
      Stake stake = stake(current, block);
      stake.waits--;
      leaveIfOver(stake);
    }
  }

  private BarrierParties() {}
}
