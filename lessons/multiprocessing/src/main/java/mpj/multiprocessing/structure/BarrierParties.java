package mpj.multiprocessing.structure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import mpj.multiprocessing.arena.Block;
import mpj.multiprocessing.arena.Tree;
import mpj.multiprocessing.thread.Cleanup;

/**
 * What this process is to each barrier, see {@link BarrierState}: a party, a holder or nothing. Who
 * made a barrier, was given it at the start or has awaited at it is a party until the process ends.
 * Who got it in a message is a holder as long as an object for it is in use.
 *
 * <p>A {@linkplain Service service}, as a worker of a pool, has barriers in its hands for others.
 * It is a holder while a task runs that brought the barrier, a party from the first wait in a task
 * to the end of that task, and nothing at other times: an idle worker comes to no barrier.
 */
public final class BarrierParties {
  /** By where the barrier lies. Guards itself and all that follows. */
  private static final Map<Long, Stake> STAKES = new HashMap<>();

  /** What is to be done when the task that runs is over, by the hosted object that it is for. */
  private static final Map<Long, Runnable> ENDINGS = new HashMap<>();

  private static Tree tree;
  private static boolean inTask;

  /** A barrier that a task brought; the object keeps the barrier in use. */
  public record Brought(Block block, Object barrier) {}

  /** Why this process is more than nothing to a barrier, for a while. */
  private static final class Stake implements Runnable {
    private final Block block;
    private final int slot;
    private int objects; // in use, that came in messages; 0 in a service
    private int waits; // under way; only in a service, as what follows
    private Brought ofTask;

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

  private static boolean isService(Tree current) {
    return current.table().isService(current.slot());
  }

  /** Notes that this process made a barrier. */
  public static void made(Tree current, Block block, Object barrier) {
    if (!isService(current)) {
      BarrierState.join(block, current.slot());
      return;
    }
    synchronized (STAKES) {
      if (inTask) {
        stake(current, block).ofTask = new Brought(block, barrier);
        BarrierState.join(block, current.slot());
      }
    }
  }

  /** Notes that a process which is about to be started is given a barrier. */
  public static void given(Tree current, Block block, int slot) {
    if (!current.table().isService(slot)) {
      current.arena().reaches(slot, block);
      BarrierState.join(block, slot);
    }
  }

  /** Notes that an object for a barrier came, with the start of this process or in a message. */
  public static void arrived(Tree current, Block block, Object barrier) {
    boolean service = isService(current);
    synchronized (STAKES) {
      if (inTask) {
        stake(current, block).ofTask = new Brought(block, barrier);
        BarrierState.hold(block, current.slot());
      } else if (!service && !BarrierState.isParty(block, current.slot())) {
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
  public static boolean comes(Tree current, Block block, Object barrier) {
    if (!isService(current)) {
      BarrierState.join(block, current.slot());
      return false;
    }
    synchronized (STAKES) {
      Stake stake = stake(current, block);
      stake.waits++;
      if (inTask) {
        stake.ofTask = new Brought(block, barrier);
      }
      BarrierState.join(block, current.slot());
      return true;
    }
  }

  /** Notes that a thread of this service waits no more. */
  public static void went(Tree current, Block block) {
    synchronized (STAKES) {
      Stake stake = stake(current, block);
      stake.waits--;
      if (stake.isOver()) {
        STAKES.remove(block.offset());
        BarrierState.leave(block, stake.slot);
      }
    }
  }

  /** Notes that a task begins in this service. */
  public static void taskBegins() {
    synchronized (STAKES) {
      inTask = true;
    }
  }

  /** Returns the barriers that came with the task that runs. */
  public static List<Brought> broughtByTask() {
    synchronized (STAKES) {
      List<Brought> all = new ArrayList<>(0);
      for (Stake stake : STAKES.values()) {
        if (stake.ofTask != null) {
          all.add(stake.ofTask);
        }
      }
      return all;
    }
  }

  /** Notes that the task that runs uses what another one brought. */
  public static void bringAgain(List<Brought> all) {
    for (Brought one : all) {
      arrived(Tree.current(), one.block, one.barrier);
    }
  }

  /**
   * Has something done when the task that runs is over, or now if none does. If this process is no
   * service it is never done.
   *
   * @param object for which it is done, once; its place among those of the tree
   */
  public static void afterTask(Tree current, long object, Runnable ending) {
    if (!isService(current)) {
      return;
    }
    synchronized (STAKES) {
      if (inTask) {
        ENDINGS.put(object, ending);
        return;
      }
    }
    ending.run();
  }

  /** Notes that the task is over: nobody need wait for what it does not do any more. */
  public static void taskEnds() {
    List<Runnable> endings = List.of();
    synchronized (STAKES) {
      if (!ENDINGS.isEmpty()) {
        endings = List.copyOf(ENDINGS.values());
        ENDINGS.clear();
      }
      inTask = false;
      for (Iterator<Stake> all = STAKES.values().iterator(); all.hasNext(); ) {
        Stake stake = all.next();
        stake.ofTask = null;
        if (stake.isOver()) { // else a thread that the task left behind waits there
          all.remove();
          BarrierState.leave(stake.block, stake.slot);
        }
      }
    }
    for (Runnable ending : endings) {
      ending.run();
    }
  }

  private BarrierParties() {}
}
