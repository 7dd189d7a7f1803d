package mpj.multiprocessing.pool;

import mpj.multiprocessing.internal.arena.Arena;
import mpj.multiprocessing.internal.arena.Block;
import mpj.multiprocessing.internal.arena.Death;
import mpj.multiprocessing.internal.arena.Futex;
import mpj.multiprocessing.internal.arena.Parts;
import mpj.multiprocessing.internal.arena.RecordLifecycle;
import mpj.multiprocessing.internal.arena.RecordType;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.internal.memory.Blob;
import mpj.multiprocessing.internal.memory.Counts;
import mpj.multiprocessing.internal.memory.Mentioned;
import mpj.multiprocessing.internal.queue.ItemQueue;
import mpj.multiprocessing.internal.queue.QueuePart;
import mpj.multiprocessing.trace.ObjectName;

/**
 * What a pool's processes have in common: its two queues, and for each worker a cell that tells
 * which process it is and which task it took last.
 *
 * <p>The note of the task is written while the task's place in the queue still says <em>taken</em>.
 * A worker that dies before it has let go of the place leaves the task to the others, and the note
 * is taken back with it ({@link Lifecycle#undo}). One that dies later leaves a note that holds: its
 * task is lost with it. So each task has one fate, wherever its worker dies.
 *
 * <p>Who wants a task to end before its time condemns it, and may kill the worker then; a worker
 * that is done with a task settles it first, and has nothing to report if it was condemned. Both
 * are a compare-and-swap of the same word, so a worker is never killed for a task that it has left:
 *
 * <pre>
 * none ──note──▶ running ──settle──▶ settled ──note──▶ running …
 *                   └──condemn──▶ condemned ──▶ killed
 * </pre>
 */
final class PoolState {
  /** Most workers that a pool can have. */
  static final int MOST_WORKERS = 1000;

  private static final int TASKS = Arena.RECORD_HEADER;
  private static final int RESULTS = 24;
  private static final int CELLS = 32;
  private static final int INITIALIZER = 40;
  private static final int FIRST = 64;
  private static final int CELL = 64;

  private static final int OWNER = 0; // the worker's slot; 0 before it has begun to work
  private static final int TASK = 8; // the task's number and 1, above its state
  private static final int ORDINAL = 16;
  private static final int INITIALIZING = 20; // 1 while the worker runs what it is to run first
  private static final int BEGAN = 24;
  private static final int JOB = 32;

  private static final int STATE_BITS = 2;
  private static final int RUNNING = 1;
  private static final int SETTLED = 2;
  private static final int CONDEMNED = 3;

  /** The owner of a cell whose worker has died and held nothing any more. */
  private static final int BURIED = 0xffff;

  /** Who ends the tree wakes nobody who waits for a burial. */
  private static final long LOOK_NANOS = 500_000_000;

  private final Tree tree;
  private final Block block;
  private final int number; // asked for when the record has been freed, too

  private PoolState(Tree tree, Block block) {
    this.tree = tree;
    this.block = block;
    this.number = Arena.number(block);
  }

  /**
   * Makes the record of a pool, with its queues.
   *
   * @param initializer what its workers are to run first; empty: nothing
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
        Blob.create(tree, initializer, mentions, block, INITIALIZER);
      }
      tree.arena()
          .publish(block, RecordType.POOL, tree.arena().nextNumber(RecordType.POOL), tree.slot());
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

  /** Returns what a worker is to run first; empty: nothing. */
  byte[] initializer() {
    long place = block.getLong(INITIALIZER);
    return place == 0 ? new byte[0] : Blob.read(tree, place);
  }

  /** Makes a cell ready for a worker that is about to be started. */
  void vacate(int cell) {
    block.setLong(at(cell) + TASK, 0);
    block.setInt(at(cell) + INITIALIZING, 0);
    block.setInt(at(cell) + OWNER, 0);
  }

  /** Notes that the worker of a cell is about to run what it is to run first. */
  void initialize(int cell) {
    block.setInt(at(cell) + INITIALIZING, 1);
  }

  /** Tells whether the worker of a cell has begun that, and not begun to work. */
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

  /** Tells whether the worker of a cell has ever begun to work. */
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

  /** Notes when the task begins that is noted next. */
  void began(int cell, long nanos) {
    block.putLong(at(cell) + BEGAN, nanos);
  }

  /** Ends a task, by its worker; false if it was condemned. */
  boolean settle(int cell, long task) {
    return block.casLong(at(cell) + TASK, word(task, RUNNING), word(task, SETTLED));
  }

  /** Condemns a task; false if the worker of the cell is not at it, or done with it. */
  boolean condemn(int cell, long task) {
    return block.casLong(at(cell) + TASK, word(task, RUNNING), word(task, CONDEMNED));
  }

  /** Returns the task that the worker of a cell began last, -1 for none. */
  long noted(int cell) {
    return (block.getLong(at(cell) + TASK) >>> STATE_BITS) - 1;
  }

  /**
   * Returns the task that the worker of a cell is at, -1 for none. What is read of it afterwards
   * may be another's already: it counts if the task can be condemned then.
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

  /** Returns which of its job's tasks the noted one is. */
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
   * Waits until everything that the dead worker of a cell was busy with has been mended. Before
   * that nobody can know what its last task has come to. The main process mends it; in it there is
   * nothing left to wait for. If it is stopped or busy, this takes as long.
   *
   * @return false if the process tree is gone: then nobody will mend it
   */
  boolean awaitBurial(int cell) throws InterruptedException {
    int at = at(cell) + OWNER;
    int naps = 0;
    for (int owner = block.getInt(at); owner != 0 && owner != BURIED; owner = block.getInt(at)) {
      if (tree.isEnding()) {
        return false;
      }
      Futex.sleep(block, at, owner, LOOK_NANOS, naps++);
    }
    return true;
  }

  /** Returns the record that it is. */
  Block block() {
    return block;
  }

  private static void recover(Block block, int dead) {
    for (int cell = block.getInt(CELLS) - 1; cell >= 0; cell--) {
      block.casInt(at(cell) + OWNER, dead, BURIED);
    }
  }

  private static int at(int cell) {
    return FIRST + cell * CELL;
  }

  /** It owns its queues and what its workers begin with. */
  static final class Lifecycle implements RecordLifecycle {
    @Override
    public void freeParts(Tree tree, Block record) {
      Parts.freePart(tree, record, TASKS, RecordType.QUEUE);
      Parts.freePart(tree, record, RESULTS, RecordType.QUEUE);
      Blob.freePart(tree, record, INITIALIZER);
    }

    /** The note of a task that its dead taker had not let go of yet. */
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

    /** Once the queues are mended: from then on the notes are final. */
    @Override
    public void mendLate(Tree tree, Block record, Death death) {
      recover(record, death.slot());
    }
  }
}
