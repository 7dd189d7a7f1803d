package mpj.multiprocessing.structure;

import java.util.ArrayList;
import java.util.List;
import mpj.multiprocessing.arena.Arena;
import mpj.multiprocessing.arena.ArenaFullException;
import mpj.multiprocessing.arena.Block;
import mpj.multiprocessing.arena.Pause;
import mpj.multiprocessing.arena.ProcessTable;
import mpj.multiprocessing.arena.RecordVisitor;
import mpj.multiprocessing.arena.Tree;

/**
 * What every process knows of a manager: where its requests go, which process is its server, and
 * whether that still serves. How the server ended is kept here, since its slot in the process table
 * is given to another.
 *
 * <p>A part for the queue of requests is kept in reserve, so that the server can be told of deaths
 * when the shared memory is full: what the dead held there must be freed then, too.
 */
public final class ManagerState {
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

  /** Looks at the manager at an offset. */
  public ManagerState(Tree tree, long offset) {
    this.tree = tree;
    this.block = tree.arena().at(offset, RecordType.MANAGER);
  }

  /** Makes the record of a manager whose server has not been started yet. */
  public static ManagerState create(Tree tree) {
    Block block = tree.arena().allocate(SIZE);
    block.putLong(REQUESTS, ItemQueue.createUnnamed(tree).offset());
    block.putLong(RESERVE, ItemQueue.allocateSpare(tree));
    int number = tree.arena().nextNumber(RecordType.MANAGER);
    if (number > HostedHandle.MOST_MANAGERS) {
      throw new IllegalStateException(
          "too many managers were made in this tree: limit=" + HostedHandle.MOST_MANAGERS);
    }
    tree.arena().publish(block, RecordType.MANAGER, number, tree.slot());
    return new ManagerState(tree, block.offset());
  }

  /**
   * Finds the manager of a number.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static ManagerState find(Tree tree, int number) {
    Search search = new Search(number);
    tree.arena().forEachNear(RecordType.MANAGER, search);
    if (search.found == 0) {
      throw new IllegalArgumentException("no such manager in this tree: number=" + number);
    }
    return new ManagerState(tree, search.found);
  }

  /** Returns those of a tree. */
  public static List<ManagerState> all(Tree tree) {
    List<ManagerState> all = new ArrayList<>(0);
    tree.arena()
        .forEachNear(
            RecordType.MANAGER,
            (type, record) -> {
              if (type == RecordType.MANAGER) {
                all.add(new ManagerState(tree, record.offset()));
              }
            });
    return all;
  }

  /** Keeps the record that has the number. A plain class: a child's first call is here. */
  private static final class Search implements RecordVisitor {
    private final int number;
    private long found;

    Search(int number) {
      this.number = number;
    }

    @Override
    public void visit(int type, Block record) {
      if (type == RecordType.MANAGER && Arena.number(record) == number) {
        found = record.offset();
      }
    }
  }

  public long offset() {
    return block.offset();
  }

  /** Returns the manager's number among those of its tree, from 1. */
  public int number() {
    return Arena.number(block);
  }

  /** Tells whether this is still the manager of a number, and not another record at its place. */
  public boolean is(int number) {
    return Arena.type(block) == RecordType.MANAGER && Arena.number(block) == number;
  }

  /** Returns {@code Manager-1}, the name of the manager and of its server process. */
  public String name() {
    return RecordType.name(RecordType.MANAGER) + "-" + Arena.number(block);
  }

  /** Opens the queue that the requests go into. */
  public ItemQueue requests() {
    return new ItemQueue(tree, block.getLong(REQUESTS));
  }

  /** Notes which process is the server: the child of this pid, which was just started. */
  public void servedBy(long pid) {
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

  public long pid() {
    return block.getLong(PID);
  }

  /** Tells whether calls may be made: the manager was not shut down, and its server lives. */
  public boolean isOpen() {
    return block.getInt(STATE) == OPEN && isServerAlive();
  }

  /** Tells whether the manager was shut down by who made it. */
  public boolean isShutDown() {
    return block.getInt(STATE) == SHUT_DOWN;
  }

  /** Tells whether an answer can still come. */
  public boolean isServerAlive() {
    int slot = block.getInt(SLOT);
    ProcessTable table = tree.table();
    return slot != 0 && table.state(slot) == ProcessTable.RUNNING && table.pid(slot) == pid();
  }

  /** Returns the server's exit code, as far as it is known: 0 otherwise. */
  public int exitCode() {
    int slot = block.getInt(SLOT);
    int known = block.getInt(EXIT_CODE);
    return known != 0 || tree.table().pid(slot) != pid() ? known : tree.table().exitCode(slot);
  }

  /** Lets no more calls in. False if that was so before. */
  public boolean shutDown() {
    return block.casInt(STATE, OPEN, SHUT_DOWN);
  }

  /**
   * Tells the server of a death, unless it is the one that died. For the main process alone.
   *
   * @return false if there is no room for that: neither in the queue, nor for more of it
   */
  public boolean tellOfDeath(int dead) {
    ProcessTable table = tree.table();
    if (block.getInt(SLOT) == dead && block.getLong(PID) == table.pid(dead)) {
      block.putInt(EXIT_CODE, table.exitCode(dead));
      block.casInt(STATE, OPEN, ENDED);
    }
    if (block.getInt(STATE) == ENDED) {
      return true;
    }
    keepReserve(); // it may have been used for an earlier one
    return put(DeathNotice.of(table, dead).bytes());
  }

  private void keepReserve() {
    try {
      if (block.getLong(RESERVE) == 0) {
        block.putLong(RESERVE, ItemQueue.allocateSpare(tree));
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
        requests.addSpare(reserve);
      } catch (InterruptedException e) {
        throw new AssertionError("a queue without limit never waits", e);
      }
    }
  }
}
