package mpj.multiprocessing.manager;

import java.util.BitSet;
import java.util.function.Consumer;
import mpj.multiprocessing.internal.arena.Arena;
import mpj.multiprocessing.internal.arena.ArenaFullException;
import mpj.multiprocessing.internal.arena.Block;
import mpj.multiprocessing.internal.arena.Parts;
import mpj.multiprocessing.internal.arena.Pause;
import mpj.multiprocessing.internal.arena.ProcessTable;
import mpj.multiprocessing.internal.arena.RecordLifecycle;
import mpj.multiprocessing.internal.arena.RecordType;
import mpj.multiprocessing.internal.arena.RecordVisitor;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.internal.memory.HostedHandle;
import mpj.multiprocessing.internal.queue.ItemQueue;
import mpj.multiprocessing.internal.queue.QueuePart;

/**
 * What every process knows of a manager: where its requests go, which process is its server, and
 * whether that still serves. How the server ended is kept here, since its slot in the process table
 * is given to another.
 *
 * <p>A part for the queue of requests is kept in reserve, so that the server can be told of deaths
 * when the shared memory is full: what the dead held there must be freed then, too.
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
  private static final int ENDED = 2; // and nobody had asked it to

  private final Tree tree;
  private final Block block;
  private final int number; // asked for when the record has been freed, too

  private ManagerState(Tree tree, Block block) {
    this.tree = tree;
    this.block = block;
    this.number = Arena.number(block);
  }

  /** Makes the record of a manager whose server has not been started yet. */
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

  /** Returns the next number that no manager has; there may be more in the life of a tree. */
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
            + "; let go of some, and of the proxies of what they host");
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
   * Finds the manager of a number.
   *
   * @throws IllegalArgumentException if there is none
   */
  static ManagerState find(Tree tree, int number) {
    Search search = new Search(number);
    tree.arena().forEachNear(RecordType.MANAGER, search);
    if (search.found == null) {
      throw new IllegalArgumentException("no such manager in this tree: number=" + number);
    }
    return new ManagerState(tree, tree.arena().at(search.found.offset()));
  }

  /** Keeps the record that has the number. A plain class: a child's first call is here. */
  private static final class Search implements RecordVisitor {
    private final int number;
    private Block found; // null: none

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

  /** Returns the manager's number among those of its tree, from 1. */
  int number() {
    return number;
  }

  /** Returns the record that it is. */
  Block block() {
    return block;
  }

  /** Returns {@code Manager-1}, the name of the manager and of its server process. */
  String name() {
    return RecordType.MANAGER + "-" + number;
  }

  /** Opens the queue that the requests go into. */
  ItemQueue requests() {
    return QueuePart.of(tree, block, REQUESTS);
  }

  /** Notes which process is the server: the child of this pid, which was just started. */
  void servedBy(long pid) {
    block.putLong(PID, pid);
    ProcessTable table = tree.table();
    for (int slot = ProcessTable.ROOT; slot < ProcessTable.SLOTS; slot++) {
      if (table.pid(slot) == pid && table.state(slot) != ProcessTable.FREE) {
        block.setInt(SLOT, slot);
        return;
      }
    }
    block.casInt(STATE, OPEN, ENDED); // dead already, and its slot free again
  }

  long pid() {
    return block.getLong(PID);
  }

  /** Tells whether calls may be made: the manager was not shut down, and its server lives. */
  boolean isOpen() {
    return block.getInt(STATE) == OPEN && isServerAlive();
  }

  /** Tells whether the manager was shut down by who made it. */
  boolean isShutDown() {
    return block.getInt(STATE) == SHUT_DOWN;
  }

  /** Tells whether an answer can still come. */
  boolean isServerAlive() {
    int slot = block.getInt(SLOT);
    ProcessTable table = tree.table();
    return slot != 0 && table.state(slot) == ProcessTable.RUNNING && table.pid(slot) == pid();
  }

  /** Returns the server's exit code, as far as it is known: 0 otherwise. */
  int exitCode() {
    int slot = block.getInt(SLOT);
    int known = block.getInt(EXIT_CODE);
    return known != 0 || tree.table().pid(slot) != pid() ? known : tree.table().exitCode(slot);
  }

  /** Lets no more calls in. False if that was so before. */
  boolean shutDown() {
    return block.casInt(STATE, OPEN, SHUT_DOWN);
  }

  /**
   * Tells whether its server has been started and not been buried. The main process buries it, and
   * until then it holds its manager's record, while all others may be freed at any moment.
   */
  private boolean isServed() {
    int slot = block.getInt(SLOT);
    boolean served =
        slot >= ProcessTable.ROOT
            && slot < ProcessTable.SLOTS
            && tree.table().state(slot) != ProcessTable.FREE
            && tree.table().pid(slot) == pid();
    // Looked at after what was read: if the record is still there, it was there then.
    return served && Arena.type(block) == RecordType.MANAGER && Arena.number(block) == number;
  }

  /**
   * Tells the server of a death, unless it is dead. For the main process alone.
   *
   * @return false if there is no room for that: neither in the queue, nor for more of it
   */
  private boolean tellOfDeath(int dead) {
    if (!isServed()) {
      return true; // the record may be another's
    }
    if (block.getInt(SLOT) == dead) {
      block.putInt(EXIT_CODE, tree.table().exitCode(dead));
      block.casInt(STATE, OPEN, ENDED);
      return true;
    }
    keepReserve(); // it may have been used for an earlier one
    return put(DeathNotice.of(tree.table(), dead).bytes());
  }

  private void keepReserve() {
    try {
      if (block.getLong(RESERVE) == 0) {
        QueuePart.createSpare(tree, block, RESERVE);
      }
    } catch (ArenaFullException e) {
      // At the next death, perhaps.
    }
  }

  private boolean put(byte[] notice) {
    ItemQueue requests = requests();
    while (true) {
      try {
        requests.put(notice, notice.length, Pause.FOREVER, null);
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

  /** It owns the queue of requests, and memory in reserve for it. Its server hears of deaths. */
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
