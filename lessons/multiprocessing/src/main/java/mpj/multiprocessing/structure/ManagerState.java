package mpj.multiprocessing.structure;

import mpj.multiprocessing.arena.Arena;
import mpj.multiprocessing.arena.Block;
import mpj.multiprocessing.arena.ProcessTable;
import mpj.multiprocessing.arena.Tree;

/**
 * What every process knows of a manager: where its requests go, which process is its server, and
 * whether that still serves. How the server ended is kept here, since its slot in the process table
 * is given to another.
 */
public final class ManagerState {
  private static final int REQUESTS = Arena.RECORD_HEADER;
  private static final int PID = 24;
  private static final int SLOT = 32;
  private static final int STATE = 36;
  private static final int EXIT_CODE = 40;
  private static final int OBJECTS = 44;
  private static final int SIZE = 48;

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
    int number = tree.arena().nextNumber(RecordType.MANAGER);
    tree.arena().publish(block, RecordType.MANAGER, number, tree.slot());
    return new ManagerState(tree, block.offset());
  }

  public long offset() {
    return block.offset();
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

  /** Returns the number of the next object that the manager is to host, from 1. */
  public int nextObject() {
    return block.getAndAddInt(OBJECTS, 1) + 1;
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

  static void recover(Tree tree, Block block, int dead) {
    if (block.getInt(SLOT) == dead && block.getLong(PID) == tree.table().pid(dead)) {
      block.putInt(EXIT_CODE, tree.table().exitCode(dead));
      block.casInt(STATE, OPEN, ENDED);
    }
  }
}
