package mpj.multiprocessing.internal.arena;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The table of the tree's processes. Each process has a slot here. If it holds something, its slot
 * is in the same word that is compared and swapped. A slot is given to another process only after
 * all records have been cleared of it.
 *
 * <p>The states of an entry are: free, reserved by the parent, running, ended, buried, free. In a
 * watched tree it is unread before it is free. A process that was booted before it has a task
 * stands by between reserved and running.
 *
 * <p>A slot has one process after the other. Data that must be understood later names a process by
 * its <i>identity</i> instead: the slot, and how many processes the slot has had.
 */
public final class ProcessTable {
  /** The number of slots. Slot 0 means no process, slot 1 is the main process. */
  public static final int SLOTS = 1024;

  public static final int ROOT = 1;

  public static final int FREE = 0;
  public static final int RESERVED = 1;
  public static final int RUNNING = 2;
  public static final int ENDED = 3;

  /** The process has ended, and everything that it held is free again. */
  public static final int BURIED = 4;

  /** Like buried, but the slot is kept until the trace has read the process's events. */
  public static final int UNREAD = 5;

  /** A process that was booted in advance and has no task yet. */
  public static final int STANDBY = -1;

  static final int ENTRY = 512;

  private static final int STATE = 0;
  private static final int DAEMON = 4;
  private static final int PID = 8;
  private static final int PARENT = 16;
  private static final int EXIT_CODE = 20;
  private static final int STARTED = 24;
  private static final int ENDED_AT = 32;
  private static final int GATE = 40; // two words of four bytes
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
  private static final int SCRUTINY = ENTRY - 24; // five words, only in the root's entry
  private static final int MOST = ENTRY - 4; // only in the entry of the main process
  private static final int FAILURE_BYTES = HELD - FAILURE - 4;

  private static final int SLOT_BITS = 10; // of an identity; then the generation follows

  private static final int IS_DAEMON = 1;
  private static final int IS_SERVICE = 2;

  private static final int EXIT_RECORDED = 1;
  private static final int ORDERLY = 2;
  private static final int SIGNALLED = 4; // shifted left by the number of a signal below 29
  private static final int INTERRUPTED = SIGNALLED << 2; // like SIGINT, which is not sent

  // The phases of a process. A spawned process begins its task at once; a process that stands by is
  // ready before.
  private static final int BOOTING = 0;
  private static final int READY = 1;
  private static final int BEGUN = 2;
  private static final int GIVEN_UP = 64; // plus the number of the signal that is the reason

  private final Block table;

  ProcessTable(Arena arena) {
    this.table = arena.head().from(Header.TABLE);
  }

  /** Reserves a free slot for a process that is about to be started; returns 0 if there is none. */
  public int reserve(String name, int parentSlot, long parentPid, boolean daemon) {
    int slot = takeFree();
    if (slot != 0) {
      int generation = table.getInt(at(slot) + GENERATION);
      table.clear(at(slot) + DAEMON, ENTRY - DAEMON);
      table.putInt(at(slot) + GENERATION, generation + 1);
      describe(slot, name, parentSlot, parentPid, daemon);
    }
    return slot;
  }

  private int takeFree() {
    for (int slot = ROOT; slot < SLOTS; slot++) {
      int at = at(slot) + STATE;
      if (table.getInt(at) == FREE && table.casInt(at, FREE, RESERVED)) {
        return slot;
      }
    }
    return 0;
  }

  /** Returns how many slots are kept for dead processes whose events have not been read. */
  public int unread() {
    int unread = 0;
    for (int slot = ROOT; slot < SLOTS; slot++) {
      unread += table.getInt(at(slot) + STATE) == UNREAD ? 1 : 0;
    }
    return unread;
  }

  /**
   * Returns how many processes of the tree live or are being started. The main process and the
   * standbys count, too. A dead process counts until its end has been reported. Two processes that
   * are being started at the same time may miss each other. So a limit may be exceeded by a few
   * processes.
   */
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

  /** Sets how many processes may live at the same time, including the main process. */
  public void limit(int most) {
    table.setInt(at(ROOT) + MOST, most);
  }

  /** Returns how many processes may live at the same time; 0 if there is no such limit. */
  public int limit() {
    return table.getInt(at(ROOT) + MOST);
  }

  private void describe(int slot, String name, int parentSlot, long parentPid, boolean daemon) {
    int at = at(slot);
    table.putInt(at + DAEMON, daemon ? IS_DAEMON : 0);
    table.putInt(at + PARENT, parentSlot);
    table.putLong(at + PARENT_PID, parentPid);
    table.putLong(at + STARTED, System.nanoTime());
    putText(at + NAME, NAME_BYTES, name);
  }

  /** Records that the process of a reserved slot stands by. */
  public void standby(int slot, long pid) {
    table.setLong(at(slot) + PID, pid);
    table.casInt(at(slot) + STATE, RESERVED, STANDBY);
  }

  /** Gives a task to a process that stands by; false if it does not stand by any more. */
  public boolean employ(int slot, String name, boolean daemon) {
    if (!table.casInt(at(slot) + STATE, STANDBY, RESERVED)) {
      return false;
    }
    describe(slot, name, parent(slot), parentPid(slot), daemon);
    return true;
  }

  /**
   * Frees the slot of a process that ended while it stood by. A process that has a task keeps its
   * slot.
   */
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
   * Records, in the process itself, that it has its task. Returns false if its parent had given it
   * up before. It also returns false if the parent died before it had recorded that this process
   * exists; the slot is then free or belongs to another process.
   */
  public boolean begun(int slot, long parentPid) {
    return parentPid(slot) == parentPid && leave(slot, BEGUN);
  }

  /**
   * Gives up a process that has not begun its task. It will never begin the task. Returns false if
   * it has begun.
   *
   * @param signal the signal that counts as the reason of its end
   */
  public boolean giveUp(int slot, int signal) {
    return leave(slot, GIVEN_UP + signal);
  }

  private boolean leave(int slot, int phase) {
    int at = at(slot) + PHASE;
    return table.casInt(at, READY, phase) || table.casInt(at, BOOTING, phase);
  }

  /**
   * Returns the signal for which the process was given up before it had begun; 0 if it was not
   * given up.
   */
  public int givenUpBy(int slot) {
    return Math.max(0, table.getInt(at(slot) + PHASE) - GIVEN_UP);
  }

  public boolean hasBegun(int slot) {
    return table.getInt(at(slot) + PHASE) == BEGUN;
  }

  /** Records that the process of a slot exists. */
  public void running(int slot, long pid) {
    table.setLong(at(slot) + PID, pid);
    table.casInt(at(slot) + STATE, RESERVED, RUNNING);
  }

  /**
   * Records, in the dying process itself, how it ends. Its parent could only guess it. A signal
   * that comes after the end of the task counts; the end of the task does not count after a signal.
   */
  public void recordExit(int slot, int code) {
    if (code < 0 || !exitRecorded(slot)) {
      table.putInt(at(slot) + EXIT_CODE, code);
      table.getAndOrInt(at(slot) + EXIT_NOTES, EXIT_RECORDED);
    }
  }

  /** Returns whether the process itself recorded its exit code. */
  public boolean exitRecorded(int slot) {
    return (table.getInt(at(slot) + EXIT_NOTES) & EXIT_RECORDED) != 0;
  }

  /**
   * Records, before the signal is sent, that a process of the tree sends a process a signal that
   * may end it.
   */
  public void signalled(int slot, int signal) {
    table.getAndOrInt(at(slot) + EXIT_NOTES, SIGNALLED << signal);
  }

  /**
   * Returns whether a signal may have ended the process: a process of the tree sent the signal, or
   * the process itself recorded that it ends by a signal.
   */
  public boolean mayHaveEndedBy(int slot, int signal) {
    return (table.getInt(at(slot) + EXIT_NOTES) & SIGNALLED << signal) != 0
        || (exitRecorded(slot) && exitCode(slot) < 0);
  }

  /**
   * Records that a process of the tree interrupts a process. It is called before the process learns
   * of it.
   */
  public void interrupt(int slot) {
    table.getAndOrInt(at(slot) + EXIT_NOTES, INTERRUPTED);
  }

  /** Removes the record of an interrupt, in the process itself; false if there was none. */
  public boolean takeInterrupt(int slot) {
    int at = at(slot) + EXIT_NOTES;
    int notes = table.getInt(at);
    while ((notes & INTERRUPTED) != 0 && !table.casInt(at, notes, notes & ~INTERRUPTED)) {
      notes = table.getInt(at);
    }
    return (notes & INTERRUPTED) != 0;
  }

  /** Records, in the dying process, that its exit hooks run: no signal of the kernel ended it. */
  public void orderly(int slot) {
    table.getAndOrInt(at(slot) + EXIT_NOTES, ORDERLY);
  }

  /** Returns whether the process's exit hooks ran. */
  public boolean endedOrderly(int slot) {
    return (table.getInt(at(slot) + EXIT_NOTES) & ORDERLY) != 0;
  }

  /** Records how a dead process has probably ended, until its parent records it. */
  public void presume(int slot, int code) {
    table.putInt(at(slot) + EXIT_CODE, code);
  }

  /** Records that the process has certainly ended. */
  public void ended(int slot, int code) {
    table.putInt(at(slot) + EXIT_CODE, code);
    table.putLong(at(slot) + ENDED_AT, System.nanoTime());
    table.setInt(at(slot) + STATE, ENDED);
  }

  /** Records that the main process has mended the death; false if that was recorded before. */
  public boolean bury(int slot) {
    return table.casInt(at(slot) + STATE, ENDED, BURIED);
  }

  /** Keeps the slot of a process, whose death has been mended, until its events have been read. */
  public void keepUntilRead(int slot) {
    table.casInt(at(slot) + STATE, BURIED, UNREAD);
  }

  /**
   * Takes a slot whose process's events have been read, so that the caller can release it. Only one
   * caller gets true.
   */
  public boolean takeRead(int slot) {
    return table.casInt(at(slot) + STATE, UNREAD, BURIED);
  }

  /**
   * Returns the identity of the process that has a slot now; 0 for slot 0, which means no process.
   */
  public int identity(int slot) {
    return slot == 0 ? 0 : table.getInt(at(slot) + GENERATION) << SLOT_BITS | slot;
  }

  /** Returns the slot that the process with an identity has or had. */
  public static int slotOf(int identity) {
    return identity & (1 << SLOT_BITS) - 1;
  }

  /** Returns whether a number is an identity, not a slot. */
  public static boolean isIdentity(int number) {
    return number >>> SLOT_BITS != 0;
  }

  /** Returns whether the process is the first one in its slot. */
  public boolean isFirst(int slot) {
    return table.getInt(at(slot) + GENERATION) == 1;
  }

  /**
   * Releases the slot for the next process. The parent of the dead process is erased before.
   * Otherwise a search for a dead process's children could take the next process for one of them.
   * The ring of the process is freed.
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

  /** Makes the main process the parent of a process whose parent has died. */
  public void adopt(int slot) {
    table.putInt(at(slot) + PARENT, ROOT);
  }

  public long parentPid(int slot) {
    return table.getLong(at(slot) + PARENT_PID);
  }

  public boolean daemon(int slot) {
    return (table.getInt(at(slot) + DAEMON) & IS_DAEMON) != 0;
  }

  /**
   * Records that the process about to be started in a slot is a service: it works for other
   * processes.
   */
  public void service(int slot) {
    table.setInt(at(slot) + DAEMON, table.getInt(at(slot) + DAEMON) | IS_SERVICE);
  }

  /** Returns whether a process is a service, such as a pool's worker. */
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

  /** Returns the offset of the process's event ring; 0 if it has none. */
  public long ring(int slot) {
    return table.getLong(at(slot) + RING);
  }

  public void ring(int slot, long offset) {
    table.setLong(at(slot) + RING, offset);
  }

  /** Frees the process's event ring, if it has one. No process may use it any more. */
  public void freeRing(int slot) {
    long offset = ring(slot);
    if (offset != 0) {
      ring(slot, 0);
      table.arena().free(table.arena().at(offset));
    }
  }

  /** Returns a block whose long 0 is the offset of the list of records that the process holds. */
  public Block held(int slot) {
    return table.from(at(slot) + HELD);
  }

  /**
   * Returns the same for the list of records that the process was given at its start. Its parent
   * writes this list.
   */
  public Block given(int slot) {
    return table.from(at(slot) + GIVEN);
  }

  /** Returns a block whose word 0 says whether the gate is closed and word 4 counts the passes. */
  public Block gate(int slot) {
    return table.from(at(slot) + GATE);
  }

  /** Returns a block whose words say how closely the whole tree is watched. */
  public Block scrutiny() {
    return table.from(at(ROOT) + SCRUTINY);
  }

  /**
   * Returns a block whose word 0 is the word for threads of the process that wait for several
   * things.
   */
  public Block bell(int slot) {
    return table.from(at(slot) + BELL);
  }

  public String name(int slot) {
    return text(at(slot) + NAME, NAME_BYTES);
  }

  /**
   * Returns the reason why the process failed, as the process itself recorded it; empty if there is
   * none.
   */
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
      length--; // do not cut a character in two
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
