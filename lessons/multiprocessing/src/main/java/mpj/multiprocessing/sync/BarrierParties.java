package mpj.multiprocessing.sync;

import java.util.HashMap;
import java.util.Map;
import mpj.multiprocessing.internal.arena.Block;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.internal.process.ServedTask;
import mpj.multiprocessing.internal.process.Service;
import mpj.multiprocessing.internal.thread.Cleanup;

/**
 * What this process is to each barrier, see {@link BarrierState}: a party, a holder or nothing. Who
 * made a barrier, was given it at the start or has awaited at it is a party until the process ends.
 * Who got it in a message is a holder as long as an object for it is in use.
 *
 * <p>A {@linkplain Service service}, as a worker of a pool, has barriers in its hands for others.
 * It is a holder while a task runs that brought the barrier, a party from the first wait in a task
 * to the end of that task, and nothing at other times: an idle worker comes to no barrier.
 */
final class BarrierParties {
  /** By where the barrier lies. Guards itself and all that follows. */
  private static final Map<Long, Stake> STAKES = new HashMap<>();

  private static Tree tree;

  /** A barrier that a task of a service brought; the object keeps the barrier in use. */
  private static final class OfTask implements ServedTask.Brought {
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

    /** Nobody need wait any more for what the task does not do. */
    @Override
    public void over() {
      synchronized (STAKES) {
        stake.ofTask = null;
        leaveIfOver(stake); // else a thread that the task left behind waits there
      }
    }
  }

  /** Why this process is more than nothing to a barrier, for a while. */
  private static final class Stake implements Runnable {
    private final Block block;
    private final int slot;
    private int objects; // in use, that came in messages; 0 in a service
    private int waits; // under way; only in a service, as what follows
    private OfTask ofTask;

    Stake(Block block, int slot) {
      this.block = block;
      this.slot = slot;
    }

    /** Is run when an object for the barrier is garbage. */
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

    /** Notes that the task that runs brought the barrier; false if none does. */
    boolean bring(Barrier barrier) {
      if (ofTask == null) {
        var brought = new OfTask(this, barrier);
        ofTask = ServedTask.brings(brought) ? brought : null;
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

  /** Notes that a process which is about to be started is given a barrier. */
  static void given(Tree current, Block block, int slot) {
    if (!current.table().isService(slot)) {
      current.arena().reaches(slot, block);
      BarrierState.join(block, slot);
    }
  }

  /** Notes that an object for a barrier came, with the start of this process or in a message. */
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
   * Notes that a thread of this process is about to await.
   *
   * @return whether {@link #went} is to be called when it waits no more
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

  /** Notes that a thread of this service waits no more. */
  static void went(Tree current, Block block) {
    synchronized (STAKES) {
      Stake stake = stake(current, block);
      stake.waits--;
      leaveIfOver(stake);
    }
  }

  private BarrierParties() {}
}
