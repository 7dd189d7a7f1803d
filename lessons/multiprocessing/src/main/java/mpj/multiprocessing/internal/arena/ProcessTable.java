package mpj.multiprocessing.internal.arena;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;

/**
 * The table of the tree's processes. A process is its slot here; what it holds names that slot in
 * the very word that is compared and swapped. A slot is given to another process only after all
 * records have been cleared of it.
 *
 * <p>An entry's life: free, reserved by the parent, running, ended, buried, free; in a watched tree
 * unread before that. A process that was booted ahead of its task stands by between reserved and
 * running.
 *
 * <p>A slot has one process after the other. What is to be understood later names the process by
 * its <i>identity</i> instead: the slot and how many the slot has had.
 */
public final class ProcessTable {
  /** Slots of the table; 0 means nobody, 1 is the main process. */
  public static final int SLOTS = 1024;

  public static final int ROOT = 1;

  public static final int FREE = 0;
  public static final int RESERVED = 1;
  public static final int RUNNING = 2;
  public static final int ENDED = 3;

  /** Ended, and everything that it held is free again. */
  public static final int BURIED = 4;

  /** As buried; the slot is kept until whoever watches the tree has read the process's events. */
  public static final int UNREAD = 5;

  /** Booted ahead of time, and nobody yet. */
  public static final int STANDBY = -1;

  static final int ENTRY = 512;

  private static final int STATE = 0;
  private static final int DAEMON = 4;
  private static final int PID = 8;
  private static final int PARENT = 16;
  private static final int EXIT_CODE = 20;
  private static final int STARTED = 24;
  private static final int ENDED_AT = 32;
  private static final int GATE = 40; // two words
  private static final int RING = 48;
  private static final int PARENT_PID = 56;
  private static final int EXIT_NOTES = 64;
  private static final int PHASE = 68;
  private static final int BELL = 72;
  private static final int GENERATION = 76;
  private static final int NAME = 80;
  private static final int FAILURE = 140;
  private static final int NAME_BYTES = FAILURE - NAME - 4;
  private static final int HELD = ENTRY - 40;
  private static final int GIVEN = ENTRY - 32;
  private static final int SCRUTINY = ENTRY - 24; // five words, of the main process only
  private static final int MOST = ENTRY - 4; // of the main process only
  private static final int FAILURE_BYTES = HELD - FAILURE - 4;

  private static final int SLOT_BITS = 10; // of an identity; the generation is above them

  /** How long a start waits for the events of dead processes to be read. */
  private static final long READ_NANOS = 2_000_000_000L;

  private static final long TURN_NANOS = 1_000_000L;

  private static final int IS_DAEMON = 1;
  private static final int IS_SERVICE = 2;

  private static final int EXIT_RECORDED = 1;
  private static final int ORDERLY = 2;
  private static final int SIGNALLED = 4; // shifted by the number of a signal below 29
  private static final int INTERRUPTED = SIGNALLED << 2; // by that of SIGINT, which nobody sends

  // The phases of a process: a spawned one begins at once, one that stands by is ready before.
  private static final int BOOTING = 0;
  private static final int READY = 1;
  private static final int BEGUN = 2;
  private static final int GIVEN_UP = 64; // and the signal that is the reason

  private final Block table;

  ProcessTable(Arena arena) {
    this.table = arena.head().from(Header.TABLE);
  }

  /**
   * Takes a free slot for a process that is about to be started. If all are taken, and some by dead
   * processes whose events have not been read, it waits for that, up to two seconds.
   *
   * @throws IllegalStateException if all slots are taken, or as many processes live as may
   */
  public int reserve(String name, int parentSlot, long parentPid, boolean daemon) {
    int most = table.getInt(at(ROOT) + MOST);
    if (most > 0 && living() >= most) {
      throw tooMany(most);
    }
    int slot = takeFree();
    long until = System.nanoTime() + READ_NANOS;
    while (slot == 0 && unread() > 0 && until - System.nanoTime() > 0) {
      LockSupport.parkNanos(TURN_NANOS);
      slot = takeFree();
    }
    if (slot == 0) {
      throw tooMany(SLOTS - 1);
    }
    int generation = table.getInt(at(slot) + GENERATION);
    table.clear(at(slot) + DAEMON, ENTRY - DAEMON);
    table.putInt(at(slot) + GENERATION, generation + 1);
    describe(slot, name, parentSlot, parentPid, daemon);
    return slot;
  }

  /** Returns 0 if no slot is free. */
  private int takeFree() {
    for (int slot = ROOT; slot < SLOTS; slot++) {
      int at = at(slot) + STATE;
      if (table.getInt(at) == FREE && table.casInt(at, FREE, RESERVED)) {
        return slot;
      }
    }
    return 0;
  }

  private IllegalStateException tooMany(int limit) {
    int unread = unread();
    return new IllegalStateException(
        unread == 0
            ? "too many processes in this tree: limit=" + limit + "; join some of them first"
            : "too many processes in this tree: limit="
                + limit
                + " ended="
                + unread
                + "; the listener of the trace has not taken the events of those that have ended:"
                + " it must return sooner");
  }

  private int unread() {
    int unread = 0;
    for (int slot = ROOT; slot < SLOTS; slot++) {
      unread += table.getInt(at(slot) + STATE) == UNREAD ? 1 : 0;
    }
    return unread;
  }

  /** Returns how many processes live, or are about to: two that start at once may not be told. */
  public int living() {
    int living = 0;
    for (int slot = ROOT; slot < SLOTS; slot++) {
      int state = table.getInt(at(slot) + STATE);
      if (state == RESERVED || state == RUNNING || state == STANDBY) {
        living++;
      }
    }
    return living;
  }

  /** Says how many processes may live at once, the main one among them. */
  public void limit(int most) {
    table.setInt(at(ROOT) + MOST, most);
  }

  private void describe(int slot, String name, int parentSlot, long parentPid, boolean daemon) {
    int at = at(slot);
    table.putInt(at + DAEMON, daemon ? IS_DAEMON : 0);
    table.putInt(at + PARENT, parentSlot);
    table.putLong(at + PARENT_PID, parentPid);
    table.putLong(at + STARTED, System.nanoTime());
    putText(at + NAME, NAME_BYTES, name);
  }

  /** Notes that the process of a reserved slot stands by. */
  public void standby(int slot, long pid) {
    table.setLong(at(slot) + PID, pid);
    table.casInt(at(slot) + STATE, RESERVED, STANDBY);
  }

  /** Makes a process that stands by one with a task; false if it does not stand by any more. */
  public boolean employ(int slot, String name, boolean daemon) {
    if (!table.casInt(at(slot) + STATE, STANDBY, RESERVED)) {
      return false;
    }
    describe(slot, name, parent(slot), parentPid(slot), daemon);
    return true;
  }

  /** Frees the slot of a process that ended while it stood by; one that has a task keeps it. */
  public void dismiss(int slot, long pid) {
    if (pid(slot) == pid && table.casInt(at(slot) + STATE, STANDBY, BURIED)) {
      release(slot);
    }
  }

  /** Returns a block whose word 0 is the phase of a process that stands by: 0 while it boots. */
  public Block phase(int slot) {
    return table.from(at(slot) + PHASE);
  }

  /** Notes, in the process itself, that it can be given a task at once. */
  public void ready(int slot) {
    table.setInt(at(slot) + PHASE, READY);
  }

  public boolean isReady(int slot) {
    return table.getInt(at(slot) + PHASE) >= READY;
  }

  /**
   * Notes, in the process itself, that it has its task; false if its parent gave it up before, or
   * died before it had noted that it exists, so that the slot is nobody's or another's by now.
   */
  public boolean begun(int slot, long parentPid) {
    return parentPid(slot) == parentPid && leave(slot, BEGUN);
  }

  /**
   * Gives up a process that has not begun its task, so that it never will; false if it has.
   *
   * @param signal what it counts as ended by
   */
  public boolean giveUp(int slot, int signal) {
    return leave(slot, GIVEN_UP + signal);
  }

  private boolean leave(int slot, int phase) {
    int at = at(slot) + PHASE;
    return table.casInt(at, READY, phase) || table.casInt(at, BOOTING, phase);
  }

  /** Returns the signal by which the process was given up before it had begun; 0 if it was not. */
  public int givenUpBy(int slot) {
    return Math.max(0, table.getInt(at(slot) + PHASE) - GIVEN_UP);
  }

  public boolean hasBegun(int slot) {
    return table.getInt(at(slot) + PHASE) == BEGUN;
  }

  /** Notes that the process of a slot exists. */
  public void running(int slot, long pid) {
    table.setLong(at(slot) + PID, pid);
    table.casInt(at(slot) + STATE, RESERVED, RUNNING);
  }

  /**
   * Notes in the dying process itself how it ends, which its parent could only guess at. A signal
   * that comes after the task's end counts, not the other way round.
   */
  public void recordExit(int slot, int code) {
    if (code < 0 || !exitRecorded(slot)) {
      table.putInt(at(slot) + EXIT_CODE, code);
      table.getAndOrInt(at(slot) + EXIT_NOTES, EXIT_RECORDED);
    }
  }

  /** Tells whether the process itself noted its exit code. */
  public boolean exitRecorded(int slot) {
    return (table.getInt(at(slot) + EXIT_NOTES) & EXIT_RECORDED) != 0;
  }

  /** Notes, before it is sent, that one of the tree sends a process a signal that may end it. */
  public void signalled(int slot, int signal) {
    table.getAndOrInt(at(slot) + EXIT_NOTES, SIGNALLED << signal);
  }

  /**
   * Tells whether a signal may be what ended the process: it was sent by one of the tree, or the
   * process itself noted that it ends by a signal.
   */
  public boolean mayHaveEndedBy(int slot, int signal) {
    return (table.getInt(at(slot) + EXIT_NOTES) & SIGNALLED << signal) != 0
        || (exitRecorded(slot) && exitCode(slot) < 0);
  }

  /** Notes, before it is told of it, that one of the tree interrupts a process. */
  public void interrupt(int slot) {
    table.getAndOrInt(at(slot) + EXIT_NOTES, INTERRUPTED);
  }

  /** Takes that note away, in the process itself; false if there was none. */
  public boolean takeInterrupt(int slot) {
    int at = at(slot) + EXIT_NOTES;
    int notes = table.getInt(at);
    while ((notes & INTERRUPTED) != 0 && !table.casInt(at, notes, notes & ~INTERRUPTED)) {
      notes = table.getInt(at);
    }
    return (notes & INTERRUPTED) != 0;
  }

  /** Notes in the dying process that its exit hooks run: no signal of the kernel's ended it. */
  public void orderly(int slot) {
    table.getAndOrInt(at(slot) + EXIT_NOTES, ORDERLY);
  }

  /** Tells whether the process's exit hooks ran. */
  public boolean endedOrderly(int slot) {
    return (table.getInt(at(slot) + EXIT_NOTES) & ORDERLY) != 0;
  }

  /** Notes how a dead process has probably ended, until its parent says it. */
  public void presume(int slot, int code) {
    table.putInt(at(slot) + EXIT_CODE, code);
  }

  /** Notes that the process has ended for certain. */
  public void ended(int slot, int code) {
    table.putInt(at(slot) + EXIT_CODE, code);
    table.putLong(at(slot) + ENDED_AT, System.nanoTime());
    table.setInt(at(slot) + STATE, ENDED);
  }

  /** Notes that the main process has dealt with the death; false if it had already. */
  public boolean bury(int slot) {
    return table.casInt(at(slot) + STATE, ENDED, BURIED);
  }

  /** Keeps the slot of a process that has been dealt with until its events have been read. */
  public void keepUntilRead(int slot) {
    table.casInt(at(slot) + STATE, BURIED, UNREAD);
  }

  /** Takes a slot whose process's events have been read, so that it can be released, once. */
  public boolean takeRead(int slot) {
    return table.casInt(at(slot) + STATE, UNREAD, BURIED);
  }

  /** Returns which process it is that has a slot now; 0 for slot 0, nobody. */
  public int identity(int slot) {
    return slot == 0 ? 0 : table.getInt(at(slot) + GENERATION) << SLOT_BITS | slot;
  }

  /** Returns the slot that the process of an identity has, or had. */
  public static int slotOf(int identity) {
    return identity & (1 << SLOT_BITS) - 1;
  }

  /** Tells whether a number is an identity, and not a slot. */
  public static boolean isIdentity(int number) {
    return number >>> SLOT_BITS != 0;
  }

  /** Tells whether the process is the first one that has its slot. */
  public boolean isFirst(int slot) {
    return table.getInt(at(slot) + GENERATION) == 1;
  }

  /**
   * Gives the slot to whoever comes next. Who its parent was is forgotten before: whoever looks for
   * a dead process's children must not take the next one for one of them. Its ring is freed.
   */
  public void release(int slot) {
    freeRing(slot);
    table.putInt(at(slot) + PARENT, 0);
    table.putLong(at(slot) + PARENT_PID, 0);
    table.setLong(at(slot) + PID, 0);
    table.setInt(at(slot) + STATE, FREE);
  }

  public int state(int slot) {
    return table.getInt(at(slot) + STATE);
  }

  public long pid(int slot) {
    return table.getLong(at(slot) + PID);
  }

  public int parent(int slot) {
    return table.getInt(at(slot) + PARENT);
  }

  /** Makes the main process the one that looks after a process whose parent has died. */
  public void adopt(int slot) {
    table.putInt(at(slot) + PARENT, ROOT);
  }

  public long parentPid(int slot) {
    return table.getLong(at(slot) + PARENT_PID);
  }

  public boolean daemon(int slot) {
    return (table.getInt(at(slot) + DAEMON) & IS_DAEMON) != 0;
  }

  /** Notes that the process about to be started in a slot will work for others. */
  public void service(int slot) {
    table.setInt(at(slot) + DAEMON, table.getInt(at(slot) + DAEMON) | IS_SERVICE);
  }

  /** Tells whether a process works for others, as a pool's worker does. */
  public boolean isService(int slot) {
    return (table.getInt(at(slot) + DAEMON) & IS_SERVICE) != 0;
  }

  public int exitCode(int slot) {
    return table.getInt(at(slot) + EXIT_CODE);
  }

  public long startedNanos(int slot) {
    return table.getLong(at(slot) + STARTED);
  }

  public long endedNanos(int slot) {
    return table.getLong(at(slot) + ENDED_AT);
  }

  /** Returns the offset of the process's ring of events, 0 if it has none. */
  public long ring(int slot) {
    return table.getLong(at(slot) + RING);
  }

  public void ring(int slot, long offset) {
    table.setLong(at(slot) + RING, offset);
  }

  /** Frees the process's ring, if it has one. Nobody may use it any more. */
  public void freeRing(int slot) {
    long offset = ring(slot);
    if (offset != 0) {
      ring(slot, 0);
      table.arena().free(table.arena().at(offset));
    }
  }

  /** Returns a block whose long 0 tells where the list of what the process holds begins. */
  public Block held(int slot) {
    return table.from(at(slot) + HELD);
  }

  /** The same for the list of what it was given at its start, which its parent writes. */
  public Block given(int slot) {
    return table.from(at(slot) + GIVEN);
  }

  /** Returns a block whose word 0 says whether the gate is closed and word 4 counts the passes. */
  public Block gate(int slot) {
    return table.from(at(slot) + GATE);
  }

  /** Returns a block whose words say how closely the tree is watched; it holds for all of it. */
  public Block scrutiny() {
    return table.from(at(ROOT) + SCRUTINY);
  }

  /** Returns a block whose word 0 is what the process's threads sleep on that wait for several. */
  public Block bell(int slot) {
    return table.from(at(slot) + BELL);
  }

  public String name(int slot) {
    return text(at(slot) + NAME, NAME_BYTES);
  }

  /** Returns why the process failed, in its own words; empty if it did not say. */
  public String failure(int slot) {
    return text(at(slot) + FAILURE, FAILURE_BYTES);
  }

  public void failure(int slot, String why) {
    putText(at(slot) + FAILURE, FAILURE_BYTES, why);
  }

  private static int at(int slot) {
    if (slot < 0 || slot >= SLOTS) {
      throw new IllegalArgumentException("slot=" + slot + " is not in 0.." + (SLOTS - 1));
    }
    return slot * ENTRY;
  }

  private void putText(int at, int room, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    int length = Math.min(bytes.length, room);
    while (length < bytes.length && length > 0 && (bytes[length] & 0xc0) == 0x80) {
      length--; // no half of a character
    }
    table.putBytes(at + 4, bytes, 0, length);
    table.setInt(at, length);
  }

  private String text(int at, int room) {
    byte[] bytes = new byte[Math.clamp(table.getInt(at), 0, room)];
    table.getBytes(at + 4, bytes, 0, bytes.length);
    return new String(Arrays.copyOf(bytes, bytes.length), StandardCharsets.UTF_8);
  }
}
