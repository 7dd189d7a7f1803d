package mpj.multiprocessing.structure;

import mpj.multiprocessing.arena.Arena;
import mpj.multiprocessing.arena.Block;
import mpj.multiprocessing.arena.Futex;
import mpj.multiprocessing.arena.Pause;
import mpj.multiprocessing.arena.Tree;

/**
 * What a pool's processes have in common: its two queues, and for each worker a cell that tells
 * which process it is and which task it took last.
 *
 * <p>The note of the task is written while the task's place in the queue still says <em>taken</em>.
 * A worker that dies before it has let go of the place leaves the task to the others, and the note
 * is taken back with it ({@link #undo}). One that dies later leaves a note that holds: its task is
 * lost with it. So each task has one fate, wherever its worker dies.
 */
public final class PoolState {
  /** Most workers that a pool can have. */
  public static final int MOST_WORKERS = 1000;

  /** Not a type of record, but a count in the same place: each worker of the tree has a number. */
  private static final int WORKERS = 41;

  private static final int TASKS = Arena.RECORD_HEADER;
  private static final int RESULTS = 24;
  private static final int CELLS = 32;
  private static final int FIRST = 64;
  private static final int CELL = 64;

  private static final int OWNER = 0; // the worker's slot; 0 before it has begun to work
  private static final int TASK = 8; // the task's number and 1

  /** The owner of a cell whose worker has died and held nothing any more. */
  private static final int BURIED = 0xffff;

  private final Tree tree;
  private final Block block;

  private PoolState(Tree tree, Block block) {
    this.tree = tree;
    this.block = block;
  }

  /** Makes the record of a pool, with its queues. */
  public static PoolState create(Tree tree, int workers) {
    Block block = tree.arena().allocate(FIRST + workers * CELL);
    ItemQueue tasks = ItemQueue.createUnnamed(tree);
    tasks.undoIn(block.offset());
    block.putLong(TASKS, tasks.offset());
    block.putLong(RESULTS, ItemQueue.createUnnamed(tree).offset());
    block.putInt(CELLS, workers);
    tree.arena()
        .publish(block, RecordType.POOL, tree.arena().nextNumber(RecordType.POOL), tree.slot());
    return new PoolState(tree, block);
  }

  /** Returns the record at an offset, for a worker. */
  public static PoolState at(Tree tree, long offset) {
    return new PoolState(tree, tree.arena().at(offset, RecordType.POOL));
  }

  /** Returns the number of the next worker of this tree, from 1. */
  public static int nextWorker(Tree tree) {
    return tree.arena().nextNumber(WORKERS);
  }

  public long offset() {
    return block.offset();
  }

  public int number() {
    return Arena.number(block);
  }

  public ItemQueue tasks() {
    return new ItemQueue(tree, block.getLong(TASKS));
  }

  public ItemQueue results() {
    return new ItemQueue(tree, block.getLong(RESULTS));
  }

  /** Makes a cell ready for a worker that is about to be started. */
  public void vacate(int cell) {
    block.setLong(at(cell) + TASK, 0);
    block.setInt(at(cell) + OWNER, 0);
  }

  /** Makes this process the worker of a cell. */
  public void enter(int cell) {
    block.setInt(at(cell) + OWNER, tree.slot());
  }

  /** Tells whether the worker of a cell has ever begun to work. */
  public boolean entered(int cell) {
    return block.getInt(at(cell) + OWNER) != 0;
  }

  /** Notes the task that the worker of a cell is about to begin. */
  public void note(int cell, long task) {
    block.setLong(at(cell) + TASK, task + 1);
  }

  /** Returns the task that the worker of a cell began last, -1 for none. */
  public long noted(int cell) {
    return block.getLong(at(cell) + TASK) - 1;
  }

  /**
   * Waits until everything that the dead worker of a cell was busy with has been mended. The main
   * process does that; in it there is nothing left to wait for.
   *
   * @return false if it has not been by then
   */
  public boolean awaitBurial(int cell, long nanos) throws InterruptedException {
    int at = at(cell) + OWNER;
    Pause pause = new Pause(nanos);
    for (int owner = block.getInt(at); owner != 0 && owner != BURIED; owner = block.getInt(at)) {
      if (!pause.sleep(block, at, owner)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Frees the queues and the record, when no worker is left.
   *
   * @param name keep the record, whose number is the pool's name in reports
   */
  public void free(boolean name) {
    tasks().free();
    results().free();
    if (!name) {
      tree.arena().free(block);
    }
  }

  /** Takes back the note of a task that its dead taker had not let go of yet. */
  static void undo(Block block, int dead) {
    for (int cell = block.getInt(CELLS) - 1; cell >= 0; cell--) {
      if (block.getInt(at(cell) + OWNER) == dead) {
        block.setLong(at(cell) + TASK, 0);
      }
    }
  }

  /** To be done after the queues have been mended: from then on the notes are final. */
  static void recover(Block block, int dead) {
    for (int cell = block.getInt(CELLS) - 1; cell >= 0; cell--) {
      if (block.casInt(at(cell) + OWNER, dead, BURIED)) {
        Futex.wakeAll(block, at(cell) + OWNER);
      }
    }
  }

  private static int at(int cell) {
    return FIRST + cell * CELL;
  }
}
