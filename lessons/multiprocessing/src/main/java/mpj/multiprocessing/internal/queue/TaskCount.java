package mpj.multiprocessing.internal.queue;

import java.util.Optional;
import mpj.multiprocessing.internal.arena.Block;
import mpj.multiprocessing.internal.arena.Parts;
import mpj.multiprocessing.internal.arena.Pause;
import mpj.multiprocessing.internal.arena.ProcessTable;
import mpj.multiprocessing.internal.arena.RecordLifecycle;
import mpj.multiprocessing.internal.arena.RecordType;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.internal.memory.Alarm;
import mpj.multiprocessing.internal.memory.Deceased;
import mpj.multiprocessing.internal.memory.Permits;

/**
 * Which items of a queue somebody has taken and not yet said to be done with, by process. Each is a
 * permit that its process took in a scope: so a death gives back exactly those of the dead one,
 * wherever it was killed (see {@link Permits}).
 *
 * <p>An item is counted here before it leaves the queue. So whoever first finds the queue empty,
 * and then nothing here, has seen every item done with.
 */
public final class TaskCount {
  private static final int ALL = Integer.MAX_VALUE;

  static final int JOINERS = Permits.end();
  private static final int LOST = JOINERS + 4;
  private static final int DECEASED = JOINERS + 8;
  private static final int SIZE = DECEASED + Deceased.SIZE;

  private final Block block;
  private final int me;

  /** The count whose record lies at an offset, of a queue. */
  TaskCount(Tree tree, Block queue, long offset) {
    this.block = tree.arena().at(offset, RecordType.TASKS).partOf(queue);
    this.me = tree.slot();
  }

  /** Makes one as a part of a queue that is still in the name of this process. */
  static void create(Tree tree, Block queue, int at) {
    Block block = tree.arena().allocate(SIZE);
    Permits.fill(block, ALL, ALL);
    Parts.add(tree, queue, at, block, RecordType.TASKS);
  }

  /** Notes that this process is being handed an item. */
  void taken() {
    Permits.tryTake(block, me);
  }

  /** Notes that this process is done with an item; false if it has none. */
  public boolean done() {
    synchronized (TaskCount.class) { // its threads must not both be done with the last one
      if (Permits.held(block, me) == 0) {
        return false;
      }
      Permits.giveScoped(block, me);
    }
    Alarm.ring(block, JOINERS);
    return true;
  }

  /** Returns how many items some process has and is not done with. */
  private int inHand() {
    return ALL - Permits.available(block);
  }

  /** Tells whether all items of a queue have been taken and done with. */
  public boolean isOver(ItemQueue queue) {
    return queue.isDrained() && inHand() == 0; // in this order
  }

  /**
   * Waits until that is so.
   *
   * @return false when time is up, or the queue is left
   */
  public boolean awaitOver(ItemQueue queue, long nanos) throws InterruptedException {
    Pause pause = new Pause(nanos);
    boolean timely = true;
    while (timely && isAwaited(queue)) {
      timely = pause.spin() || Alarm.sleep(pause, block, JOINERS, () -> isAwaited(queue));
    }
    return isOver(queue);
  }

  private boolean isAwaited(ItemQueue queue) {
    return !queue.isLeft() && !isOver(queue);
  }

  /** Has those who wait look again, after a full fence. */
  void wakeJoiners() {
    Alarm.ring(block, JOINERS);
  }

  /** Returns how many items were in the hands of processes that died. */
  public int lost() {
    return block.getInt(LOST);
  }

  /** Returns which process died last with items in its hands. */
  public Optional<Deceased> deceased() {
    return lost() == 0 ? Optional.empty() : Optional.of(Deceased.read(block, DECEASED));
  }

  /** Gives up the items of a queue that the dead process was not done with. */
  static void recover(Tree tree, Block queue, int dead) {
    Block block = tree.arena().find(queue.getLong(QueueRecord.TASKS), RecordType.TASKS);
    if (block != null) {
      recover(block.partOf(queue), tree.table(), dead);
    }
  }

  private static void recover(Block block, ProcessTable table, int dead) {
    int held = Permits.held(block, dead);
    if (held > 0) {
      Deceased.write(block, DECEASED, table, dead);
      block.getAndAddInt(LOST, held); // before they are seen to be gone
    }
    Permits.recover(block, dead);
  }

  /** Mended with its queue, by {@link #recover}. */
  static final class Lifecycle implements RecordLifecycle {
    @Override
    public void freeParts(Tree tree, Block record) {
      Permits.freeParts(record);
    }
  }
}
