package mpj.multiprocessing.manager;

import java.util.BitSet;
import java.util.function.Consumer;
import mpj.multiprocessing.ArenaFullException;
import mpj.multiprocessing.internal.arena.Arena;
import mpj.multiprocessing.internal.arena.Backoff;
import mpj.multiprocessing.internal.arena.Block;
import mpj.multiprocessing.internal.arena.Parts;
import mpj.multiprocessing.internal.arena.ProcessTable;
import mpj.multiprocessing.internal.arena.RecordLifecycle;
import mpj.multiprocessing.internal.arena.RecordType;
import mpj.multiprocessing.internal.arena.RecordVisitor;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.internal.memory.HostedHandle;
import mpj.multiprocessing.internal.queue.ItemQueue;
import mpj.multiprocessing.internal.queue.QueuePart;

/**
 * What every process knows of a manager: its queue of requests, which process is its server, and
 * whether the server still runs. The server's exit code is kept here, because another process gets
 * its slot in the process table.
 *
 * <p>A part for the queue of requests is kept in reserve. So the server can be told of deaths even
 * when the shared memory is full. It must then free the memory that the dead processes held.
 */
final class ManagerState {
  private static final int REQUESTS = Arena.RECORD_HEADER;
  private static final int PID = 24;
  private static final int SLOT = 32;
  private static final int STATE = 36;
  private static final int EXIT_CODE = 40;
  private static final int RESERVE = 48;
  private static final int SIZE = 56;

  private static final int OPEN = 0;
  private static final int SHUT_DOWN = 1;
  private static final int ENDED = 2; // and no process had asked the server to end

  private final Tree tree;
  private final Block block;
  private final int number; // still needed when the record has been freed

  private ManagerState(Tree tree, Block block) {
    this.tree = tree;
    this.block = block;
    this.number = Arena.number(block);
  }

  /** Creates the record of a manager whose server has not been started yet. */
  static ManagerState create(Tree tree) {
    Block block = tree.arena().allocate(SIZE);
    tree.arena().keep(block, RecordType.MANAGER);
    boolean done = false;
    try {
      QueuePart.create(tree, block, REQUESTS);
      QueuePart.createSpare(tree, block, RESERVE);
      tree.arena().publish(block, RecordType.MANAGER, nextNumber(tree), tree.slot());
      done = true;
      return new ManagerState(tree, block);
    } finally {
      if (!done) {
        Parts.finish(tree, block);
      }
    }
  }

  /**
   * Returns the next number that no manager has now. Numbers are used again, because a tree may
   * create more managers than there are numbers.
   */
  private static int nextNumber(Tree tree) {
    BitSet taken = new BitSet();
    forEach(tree, record -> taken.set(Arena.number(record) & HostedHandle.MOST_MANAGERS));
    for (int i = 0; i < HostedHandle.MOST_MANAGERS; i++) {
      int next = tree.arena().nextNumber(RecordType.MANAGER) - 1;
      int number = 1 + Math.floorMod(next, HostedHandle.MOST_MANAGERS);
      if (!taken.get(number)) {
        return number;
      }
    }
    throw new IllegalStateException(
        "there are too many managers in this tree: limit="
            + HostedHandle.MOST_MANAGERS
            + "; shut some down, and drop the proxies of their objects");
  }

  private static void forEach(Tree tree, Consumer<Block> action) {
    tree.arena()
        .forEachNear(
            RecordType.MANAGER,
            (type, record) -> {
              if (type == RecordType.MANAGER) {
                action.accept(record);
              }
            });
  }

  /** Returns the record at an offset. */
  static ManagerState at(Tree tree, long offset) {
    return new ManagerState(tree, tree.arena().at(offset, RecordType.MANAGER));
  }

  /**
   * Finds a manager by its number.
   *
   * @throws IllegalArgumentException if there is no such manager
   */
  static ManagerState find(Tree tree, int number) {
    Search search = new Search(number);
    tree.arena().forEachNear(RecordType.MANAGER, search);
    if (search.found == null) {
      throw new IllegalArgumentException("no such manager in this tree: number=" + number);
    }
    return new ManagerState(tree, tree.arena().at(search.found.offset()));
  }

  /**
   * Keeps the record that has the number. It is not a lambda, because a child's first call runs
   * this code.
   */
  private static final class Search implements RecordVisitor {
    private final int number;
    private Block found; // null for none

    Search(int number) {
      this.number = number;
    }

    @Override
    public void visit(RecordType type, Block record) {
      if (type == RecordType.MANAGER && Arena.number(record) == number) {
        found = record;
      }
    }
  }

  long offset() {
    return block.offset();
  }

  /** Returns the manager's number in its tree, from 1. */
  int number() {
    return number;
  }

  /** Returns the manager's record. */
  Block block() {
    return block;
  }

  /** Returns {@code Manager-1}, the name of the manager and of its server process. */
  String name() {
    return RecordType.MANAGER + "-" + number;
  }

  /** Opens the queue of requests. */
  ItemQueue requests() {
    return QueuePart.of(tree, block, REQUESTS);
  }

  /**
   * Records which process is the server: the child with this process id, which was just started.
   */
  void servedBy(long pid) {
    block.putLong(PID, pid);
    ProcessTable table = tree.table();
    for (int slot = ProcessTable.ROOT; slot < ProcessTable.SLOTS; slot++) {
      if (table.pid(slot) == pid && table.state(slot) != ProcessTable.FREE) {
        block.setInt(SLOT, slot);
        return;
      }
    }
    block.casInt(STATE, OPEN, ENDED); // it is dead already, and its slot was freed
  }

  long pid() {
    return block.getLong(PID);
  }

  /** Returns whether calls can be made: the manager was not shut down, and its server lives. */
  boolean isOpen() {
    return block.getInt(STATE) == OPEN && isServerAlive();
  }

  /** Returns whether the process that created the manager has shut it down. */
  boolean isShutDown() {
    return block.getInt(STATE) == SHUT_DOWN;
  }

  /** Returns whether an answer can still come. */
  boolean isServerAlive() {
    int slot = block.getInt(SLOT);
    ProcessTable table = tree.table();
    return slot != 0 && table.state(slot) == ProcessTable.RUNNING && table.pid(slot) == pid();
  }

  /** Returns the server's exit code if it is known, otherwise 0. */
  int exitCode() {
    int slot = block.getInt(SLOT);
    int known = block.getInt(EXIT_CODE);
    return known != 0 || tree.table().pid(slot) != pid() ? known : tree.table().exitCode(slot);
  }

  /**
   * Allows no more calls.
   *
   * @return false if that had been done before
   */
  boolean shutDown() {
    return block.casInt(STATE, OPEN, SHUT_DOWN);
  }

  /**
   * Returns whether the server was started and has not been reaped. The main process reaps it.
   * Until then the server holds the manager's record. Other records may be freed at any moment.
   */
  private boolean isServed() {
    int slot = block.getInt(SLOT);
    boolean served =
        slot >= ProcessTable.ROOT
            && slot < ProcessTable.SLOTS
            && tree.table().state(slot) != ProcessTable.FREE
            && tree.table().pid(slot) == pid();
    // Checked after the reads: if the record is still there now, it was there when it was read.
    return served && Arena.type(block) == RecordType.MANAGER && Arena.number(block) == number;
  }

  /**
   * Tells the server of a death, unless the server is dead. Only the main process calls this.
   *
   * @return false if there is no room for the notice, neither in the queue nor for another part of
   *     it
   */
  private boolean tellOfDeath(int dead) {
    if (!isServed()) {
      return true; // the record may belong to another manager by now
    }
    if (block.getInt(SLOT) == dead) {
      block.putInt(EXIT_CODE, tree.table().exitCode(dead));
      block.casInt(STATE, OPEN, ENDED);
      return true;
    }
    keepReserve(); // the reserve may have been used for an earlier death
    return put(DeathNotice.of(tree.table(), dead).bytes());
  }

  private void keepReserve() {
    try {
      if (block.getLong(RESERVE) == 0) {
        QueuePart.createSpare(tree, block, RESERVE);
      }
    } catch (ArenaFullException e) {
      // Tried again at the next death.
    }
  }

  private boolean put(byte[] notice) {
    ItemQueue requests = requests();
    while (true) {
      try {
        requests.put(notice, notice.length, Backoff.FOREVER, null);
        return true;
      } catch (ArenaFullException e) {
        long reserve = block.getLong(RESERVE);
        if (reserve == 0) {
          return false;
        }
        block.putLong(RESERVE, 0);
        QueuePart.addSpare(tree, requests, reserve);
      } catch (InterruptedException e) {
        throw new AssertionError("a queue without limit never waits", e);
      }
    }
  }

  /**
   * The lifecycle of its record, which owns the queue of requests and the reserve. It tells the
   * server of deaths.
   */
  static final class Lifecycle implements RecordLifecycle {
    @Override
    public void freeParts(Tree tree, Block record) {
      Parts.freePart(tree, record, REQUESTS, RecordType.QUEUE);
      Parts.freePart(tree, record, RESERVE, RecordType.SEGMENT);
    }

    @Override
    public boolean tell(Tree tree, Block record, int dead) {
      return new ManagerState(tree, record).tellOfDeath(dead);
    }
  }
}
