package mpj.multiprocessing.internal.queue;

import java.util.Optional;
import mpj.multiprocessing.internal.arena.Backoff;
import mpj.multiprocessing.internal.arena.Block;
import mpj.multiprocessing.internal.arena.Parts;
import mpj.multiprocessing.internal.arena.ProcessTable;
import mpj.multiprocessing.internal.arena.RecordLifecycle;
import mpj.multiprocessing.internal.arena.RecordType;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.internal.memory.DeadOwner;
import mpj.multiprocessing.internal.memory.EventCount;
import mpj.multiprocessing.internal.memory.Permits;

/**
 * Counts, for each process, which items of a queue it has taken and not yet marked as done. Each
 * such item is a permit that the process took in a scope. So the death of a process returns exactly
 * its own permits, at whatever instruction it was killed (see {@link Permits}).
 *
 * <p>An item is counted here before it leaves the queue. So a process that first finds the queue
 * empty, and then finds a count of zero here, knows that every item is done.
 */
public final class TaskCount {
  private static final int ALL = Integer.MAX_VALUE;

  static final int JOINERS = Permits.end();
  private static final int LOST = JOINERS + 4;
  private static final int DECEASED = JOINERS + 8;
  private static final int SIZE = DECEASED + DeadOwner.SIZE;

  private final Block block;
  private final int me;

  /** Uses a queue's count whose record lies at an offset. */
  TaskCount(Tree tree, Block queue, long offset) {
    this.block = tree.arena().at(offset, RecordType.TASKS).partOf(queue);
    this.me = tree.slot();
  }

  /** Makes a count as a part of a queue that still belongs to this process. */
  static void create(Tree tree, Block queue, int at) {
    Block block = tree.arena().allocate(SIZE);
    Permits.fill(block, ALL, ALL);
    Parts.add(tree, queue, at, block, RecordType.TASKS);
  }

  /** Notes that this process is receiving an item. */
  void taken() {
    Permits.tryTake(block, me);
  }

  /** Notes that an item of this process is done; returns false if the process has no item. */
  public boolean done() {
    synchronized (TaskCount.class) { // two threads must not both finish the last item
      if (Permits.held(block, me) == 0) {
        return false;
      }
      Permits.giveScoped(block, me);
    }
    EventCount.ring(block, JOINERS);
    return true;
  }

  /** Returns how many items are in hand in all processes. */
  private int inHand() {
    return ALL - Permits.available(block);
  }

  /** Returns whether all items of a queue have been taken and are done. */
  public boolean isOver(ItemQueue queue) {
    return queue.isDrained() && inHand() == 0; // in this order
  }

  /**
   * Waits until all items of a queue have been taken and are done.
   *
   * @return false when {@code nanos} nanoseconds have elapsed, or the queue was left
   * @throws InterruptedException if the thread was interrupted while it waited
   */
  public boolean awaitOver(ItemQueue queue, long nanos) throws InterruptedException {
    Backoff backoff = new Backoff(nanos);
    boolean timely = true;
    while (timely && isAwaited(queue)) {
      timely = backoff.spin() || EventCount.sleep(backoff, block, JOINERS, () -> isAwaited(queue));
    }
    return isOver(queue);
  }

  private boolean isAwaited(ItemQueue queue) {
    return !queue.isLeft() && !isOver(queue);
  }

  /** Wakes the waiting threads, so that they look again. Call it after a full fence. */
  void wakeJoiners() {
    EventCount.ring(block, JOINERS);
  }

  /** Returns how many items were in hand in processes that died. */
  public int lost() {
    return block.getInt(LOST);
  }

  /** Returns the process that died last with items in hand. */
  public Optional<DeadOwner> deadOwner() {
    return lost() == 0 ? Optional.empty() : Optional.of(DeadOwner.read(block, DECEASED));
  }

  /** Counts the items that a dead process had in hand as lost. */
  static void recover(Tree tree, Block queue, int dead) {
    Block block = tree.arena().find(queue.getLong(QueueRecord.TASKS), RecordType.TASKS);
    if (block != null) {
      recover(block.partOf(queue), tree.table(), dead);
    }
  }

  private static void recover(Block block, ProcessTable table, int dead) {
    int held = Permits.held(block, dead);
    if (held > 0) {
      DeadOwner.write(block, DECEASED, table, dead);
      block.getAndAddInt(LOST, held); // before other processes can see that they are gone
    }
    Permits.recover(block, dead);
  }

  /** The lifecycle of a count. {@link #recover} runs together with the queue's recovery. */
  static final class Lifecycle implements RecordLifecycle {
    @Override
    public void freeParts(Tree tree, Block record) {
      Permits.freeParts(record);
    }
  }
}
