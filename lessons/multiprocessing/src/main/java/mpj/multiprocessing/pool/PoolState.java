package mpj.multiprocessing.pool;

import mpj.multiprocessing.internal.arena.Arena;
import mpj.multiprocessing.internal.arena.Block;
import mpj.multiprocessing.internal.arena.Death;
import mpj.multiprocessing.internal.arena.Futex;
import mpj.multiprocessing.internal.arena.Parts;
import mpj.multiprocessing.internal.arena.RecordLifecycle;
import mpj.multiprocessing.internal.arena.RecordType;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.internal.memory.Counts;
import mpj.multiprocessing.internal.memory.Mentioned;
import mpj.multiprocessing.internal.memory.StoredBytes;
import mpj.multiprocessing.internal.queue.ItemQueue;
import mpj.multiprocessing.internal.queue.QueuePart;
import mpj.multiprocessing.internal.trace.ObjectName;

/**
 * The shared state of a pool's processes: two queues, and one cell for each worker. A cell says
 * which process the worker is, and which task it took last.
 *
 * <p>A worker writes this note of the task while the task's place in the queue is still marked
 * <em>taken</em>. If the worker dies before it releases the place, another worker gets the task,
 * and the note is removed ({@link Lifecycle#undo}). If it dies later, the note stays: the task is
 * lost with the worker. So each task has exactly one outcome, wherever its worker dies.
 *
 * <p>To end a task early, the pool first condemns it, and may then kill the worker. A worker that
 * has finished a task settles it before it reports the result. If the task was condemned, the
 * worker reports nothing. To condemn and to settle are each a compare-and-swap of the same word. So
 * a worker is never killed for a task that it has already left:
 *
 * <pre>
 * none ──note──▶ running ──settle──▶ settled ──note──▶ running …
 *                   └──condemn──▶ condemned ──▶ killed
 * </pre>
 */
final class PoolState {
  /** The largest number of workers in a pool. */
  static final int MOST_WORKERS = 1000;

  private static final int TASKS = Arena.RECORD_HEADER;
  private static final int RESULTS = 24;
  private static final int CELLS = 32;
  private static final int INITIALIZER = 40;
  private static final int FIRST = 64;
  private static final int CELL = 64;

  private static final int OWNER = 0; // the worker's slot; 0 until it begins to work
  private static final int TASK = 8; // (its number + 1) << STATE_BITS, and its state
  private static final int ORDINAL = 16;
  private static final int INITIALIZING = 20; // 1 since the initializer has begun
  private static final int BEGAN = 24;
  private static final int JOB = 32;

  private static final int STATE_BITS = 2;
  private static final int RUNNING = 1;
  private static final int SETTLED = 2;
  private static final int CONDEMNED = 3;

  /** The owner of a cell whose worker has died, after its shared memory has been mended. */
  private static final int RETIRED = 0xffff;

  /** How often a waiting thread looks again: the end of the tree does not wake it. */
  private static final long LOOK_NANOS = 500_000_000;

  private final Tree tree;
  private final Block block;
  private final int number; // kept here because it is needed after the record has been freed

  private PoolState(Tree tree, Block block) {
    this.tree = tree;
    this.block = block;
    this.number = Arena.number(block);
  }

  /**
   * Makes the record of a pool, with its queues.
   *
   * @param initializer the code that its workers run first; empty: none
   * @param mentions the records that the initializer mentions
   */
  static PoolState create(Tree tree, int workers, byte[] initializer, Mentioned mentions) {
    Block block = tree.arena().allocate(FIRST + workers * CELL);
    block.putInt(CELLS, workers);
    tree.arena().keep(block, RecordType.POOL);
    boolean done = false;
    try {
      QueuePart.createNoted(tree, block, TASKS);
      QueuePart.create(tree, block, RESULTS);
      if (initializer.length > 0) {
        StoredBytes.create(tree, initializer, mentions, block, INITIALIZER);
      }
      tree.publish(block, RecordType.POOL);
      done = true;
      return new PoolState(tree, block);
    } finally {
      if (!done) {
        Parts.finish(tree, block);
      }
    }
  }

  /** Returns the record at an offset, for a worker. */
  static PoolState at(Tree tree, long offset) {
    return new PoolState(tree, tree.arena().at(offset, RecordType.POOL));
  }

  /** Returns the number of the next worker of this tree, from 1. */
  static int nextWorker(Tree tree) {
    return tree.arena().nextNumber(Counts.WORKERS);
  }

  long offset() {
    return block.offset();
  }

  int number() {
    return number;
  }

  /** Returns the pool's {@link ObjectName}. */
  long name() {
    return ObjectName.of(block);
  }

  ItemQueue tasks() {
    return QueuePart.of(tree, block, TASKS);
  }

  ItemQueue results() {
    return QueuePart.of(tree, block, RESULTS);
  }

  /** Returns the code that a worker runs first; empty: none. */
  byte[] initializer() {
    long place = block.getLong(INITIALIZER);
    return place == 0 ? new byte[0] : StoredBytes.read(tree, place);
  }

  /** Makes a cell ready for a worker that is about to be started. */
  void vacate(int cell) {
    block.setLong(at(cell) + TASK, 0);
    block.setInt(at(cell) + INITIALIZING, 0);
    block.setInt(at(cell) + OWNER, 0);
  }

  /** Notes that the worker of a cell is about to run its initializer. */
  void initialize(int cell) {
    block.setInt(at(cell) + INITIALIZING, 1);
  }

  /** Returns whether the worker of a cell has begun its initializer, but has not begun to work. */
  boolean isInitializing(int cell) {
    return block.getInt(at(cell) + INITIALIZING) != 0 && !entered(cell);
  }

  /** Makes this process the worker of a cell. */
  void enter(int cell) {
    enter(cell, tree.slot());
  }

  void enter(int cell, int slot) {
    block.setInt(at(cell) + OWNER, slot);
  }

  /** Returns whether the worker of a cell has ever begun to work. */
  boolean entered(int cell) {
    return owner(cell) != 0;
  }

  int owner(int cell) {
    return block.getInt(at(cell) + OWNER);
  }

  /** Notes the task that the worker of a cell is about to begin. */
  void note(int cell, long task, long job, int ordinal) {
    int at = at(cell);
    block.putLong(at + JOB, job);
    block.putInt(at + ORDINAL, ordinal);
    block.setLong(at + TASK, word(task, RUNNING));
  }

  /** Notes when the next noted task begins, by {@link System#nanoTime}. */
  void began(int cell, long nanos) {
    block.putLong(at(cell) + BEGAN, nanos);
  }

  /** Settles a task; called by its worker. Returns false if the task was condemned. */
  boolean settle(int cell, long task) {
    return block.casLong(at(cell) + TASK, word(task, RUNNING), word(task, SETTLED));
  }

  /**
   * Condemns a task. Returns false if the worker of the cell is not doing it, or has finished it.
   */
  boolean condemn(int cell, long task) {
    return block.casLong(at(cell) + TASK, word(task, RUNNING), word(task, CONDEMNED));
  }

  /** Returns the task that the worker of a cell began last; -1 if there is none. */
  long noted(int cell) {
    return (block.getLong(at(cell) + TASK) >>> STATE_BITS) - 1;
  }

  /**
   * Returns the task that the worker of a cell is doing now; -1 if there is none. Other fields that
   * are read after this call may already belong to the next task. They are valid if the task can
   * still be condemned afterwards.
   */
  long running(int cell) {
    long word = block.getLong(at(cell) + TASK);
    return (word & CONDEMNED) == RUNNING ? (word >>> STATE_BITS) - 1 : -1;
  }

  boolean isCondemned(int cell) {
    return (block.getLong(at(cell) + TASK) & CONDEMNED) == CONDEMNED;
  }

  /** Returns the job of the noted task. */
  long job(int cell) {
    return block.getLong(at(cell) + JOB);
  }

  /** Returns the index of the noted task within its job, from 0. */
  int ordinal(int cell) {
    return block.getInt(at(cell) + ORDINAL);
  }

  /** Returns when the noted task began, by {@link System#nanoTime}, one clock for all processes. */
  long began(int cell) {
    return block.getLong(at(cell) + BEGAN);
  }

  private static long word(long task, int state) {
    return (task + 1) << STATE_BITS | state;
  }

  /**
   * Waits until the shared memory that the dead worker of a cell was using has been mended. Before
   * that, the outcome of its last task is not known. The main process mends it. If the main process
   * runs this method, it has mended it already. If the main process is stopped or busy, the wait
   * takes as long as that.
   *
   * @return false if the process tree is gone: then no process will mend it
   */
  boolean awaitRetirement(int cell) throws InterruptedException {
    int at = at(cell) + OWNER;
    int naps = 0;
    for (int owner = block.getInt(at); owner != 0 && owner != RETIRED; owner = block.getInt(at)) {
      if (tree.isEnding()) {
        return false;
      }
      Futex.sleep(block, at, owner, LOOK_NANOS, naps++);
    }
    return true;
  }

  /** Returns the record in shared memory. */
  Block block() {
    return block;
  }

  private static void recover(Block block, int dead) {
    for (int cell = block.getInt(CELLS) - 1; cell >= 0; cell--) {
      block.casInt(at(cell) + OWNER, dead, RETIRED);
    }
  }

  private static int at(int cell) {
    return FIRST + cell * CELL;
  }

  /** The lifecycle of a pool's record. The record owns its queues and its initializer. */
  static final class Lifecycle implements RecordLifecycle {
    @Override
    public void freeParts(Tree tree, Block record) {
      Parts.freePart(tree, record, TASKS, RecordType.QUEUE);
      Parts.freePart(tree, record, RESULTS, RecordType.QUEUE);
      StoredBytes.freePart(tree, record, INITIALIZER);
    }

    /** Removes the note of a task whose place in the queue the dead worker had not released yet. */
    @Override
    public void undo(Block record, int dead) {
      for (int cell = record.getInt(CELLS) - 1; cell >= 0; cell--) {
        if (record.getInt(at(cell) + OWNER) == dead) {
          record.setLong(at(cell) + TASK, 0);
        }
      }
    }

    @Override
    public boolean isMendedLate(Block record) {
      return true;
    }

    /** Mends the cells after the queues have been mended. From then on the notes are final. */
    @Override
    public void mendLate(Tree tree, Block record, Death death) {
      recover(record, death.slot());
    }
  }
}
