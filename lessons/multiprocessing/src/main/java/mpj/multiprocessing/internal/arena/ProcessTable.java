package mpj.multiprocessing.internal.arena;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The table of the tree's processes. Each process has a slot here. If it holds something, its slot
 * is in the same word that is compared and swapped. A slot is given to another process only after
 * all records have been cleared of it.
 *
 * <p>The states of an entry are: free, reserved by the parent, running, ended, retired, free. In a
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
  public static final int RETIRED = 4;

  /** Like retired, but the slot is kept until the trace has read the process's events. */
  public static final int UNREAD = 5;

  /** A process that was booted in advance and has no task yet. */
  public static final int STANDBY = -1;

  private static final int SLOT_BITS = 10; // of an identity; then the generation follows

  private static final int IS_DAEMON = 1;
  private static final int IS_SERVICE = 2;

  private final Block table;

  ProcessTable(Arena arena) {
    this.table = arena.head().from(Header.TABLE);
  }

  /** Reserves a free slot for a process that is about to be started; returns 0 if there is none. */
  public int reserve(String name, int parentSlot, long parentPid, boolean daemon) {
    int slot = takeFree();
    if (slot != 0) {
      int generation = table.getInt(at(slot) + ProcessEntry.GENERATION);
      table.clear(at(slot) + ProcessEntry.KIND, ProcessEntry.BYTES - ProcessEntry.KIND);
      table.putInt(at(slot) + ProcessEntry.GENERATION, generation + 1);
      describe(slot, name, parentSlot, parentPid, daemon);
    }
    return slot;
  }

  private int takeFree() {
    for (int slot = ROOT; slot < SLOTS; slot++) {
      int at = at(slot) + ProcessEntry.STATE;
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
      unread += table.getInt(at(slot) + ProcessEntry.STATE) == UNREAD ? 1 : 0;
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
      int state = table.getInt(at(slot) + ProcessEntry.STATE);
      if (state == RESERVED || state == RUNNING || state == STANDBY) {
        living++;
      }
    }
    return living;
  }

  /** Sets how many processes may live at the same time, including the main process. */
  public void limit(int most) {
    table.setInt(at(ROOT) + ProcessEntry.MOST, most);
  }

  /** Returns how many processes may live at the same time; 0 if there is no such limit. */
  public int limit() {
    return table.getInt(at(ROOT) + ProcessEntry.MOST);
  }

  private void describe(int slot, String name, int parentSlot, long parentPid, boolean daemon) {
    int at = at(slot);
    table.putInt(at + ProcessEntry.KIND, daemon ? IS_DAEMON : 0);
    table.putInt(at + ProcessEntry.PARENT, parentSlot);
    table.putLong(at + ProcessEntry.PARENT_PID, parentPid);
    table.putLong(at + ProcessEntry.STARTED, System.nanoTime());
    putText(at + ProcessEntry.NAME, ProcessEntry.NAME_BYTES, name);
  }

  /** Records that the process of a reserved slot stands by. */
  public void standby(int slot, long pid) {
    table.setLong(at(slot) + ProcessEntry.PID, pid);
    table.casInt(at(slot) + ProcessEntry.STATE, RESERVED, STANDBY);
  }

  /** Gives a task to a process that stands by; false if it does not stand by any more. */
  public boolean assign(int slot, String name, boolean daemon) {
    if (!table.casInt(at(slot) + ProcessEntry.STATE, STANDBY, RESERVED)) {
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
    if (pid(slot) == pid && table.casInt(at(slot) + ProcessEntry.STATE, STANDBY, RETIRED)) {
      release(slot);
    }
  }

  /** Returns how far a process is on the way to its task. */
  public BootPhase phase(int slot) {
    return new BootPhase(table.from(at(slot) + ProcessEntry.PHASE));
  }

  /**
   * Records, in the process itself, that it has its task. Returns false if its parent had given it
   * up before. It also returns false if the parent died before it had recorded that this process
   * exists; the slot is then free or belongs to another process.
   */
  public boolean begin(int slot, long parentPid) {
    return parentPid(slot) == parentPid && phase(slot).begin();
  }

  /** Records that the process of a slot exists. */
  public void running(int slot, long pid) {
    table.setLong(at(slot) + ProcessEntry.PID, pid);
    table.casInt(at(slot) + ProcessEntry.STATE, RESERVED, RUNNING);
  }

  /** Returns what is noted about the end of a process. */
  public ExitNotes exit(int slot) {
    return new ExitNotes(table.from(at(slot)));
  }

  /** Records that the process has certainly ended. */
  public void ended(int slot, int code) {
    table.putInt(at(slot) + ProcessEntry.EXIT_CODE, code);
    table.putLong(at(slot) + ProcessEntry.ENDED_AT, System.nanoTime());
    table.setInt(at(slot) + ProcessEntry.STATE, ENDED);
  }

  /** Records that the main process has mended the death; false if that was recorded before. */
  public boolean retire(int slot) {
    return table.casInt(at(slot) + ProcessEntry.STATE, ENDED, RETIRED);
  }

  /** Keeps the slot of a process, whose death has been mended, until its events have been read. */
  public void keepUntilRead(int slot) {
    table.casInt(at(slot) + ProcessEntry.STATE, RETIRED, UNREAD);
  }

  /**
   * Takes a slot whose process's events have been read, so that the caller can release it. Only one
   * caller gets true.
   */
  public boolean takeRead(int slot) {
    return table.casInt(at(slot) + ProcessEntry.STATE, UNREAD, RETIRED);
  }

  /**
   * Returns the identity of the process that has a slot now; 0 for slot 0, which means no process.
   */
  public int identity(int slot) {
    return slot == 0 ? 0 : table.getInt(at(slot) + ProcessEntry.GENERATION) << SLOT_BITS | slot;
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
    return table.getInt(at(slot) + ProcessEntry.GENERATION) == 1;
  }

  /**
   * Releases the slot for the next process. The parent of the dead process is erased before.
   * Otherwise a search for a dead process's children could take the next process for one of them.
   * The ring of the process is freed.
   */
  public void release(int slot) {
    freeRing(slot);
    table.putInt(at(slot) + ProcessEntry.PARENT, 0);
    table.putLong(at(slot) + ProcessEntry.PARENT_PID, 0);
    table.setLong(at(slot) + ProcessEntry.PID, 0);
    table.setInt(at(slot) + ProcessEntry.STATE, FREE);
  }

  public int state(int slot) {
    return table.getInt(at(slot) + ProcessEntry.STATE);
  }

  public long pid(int slot) {
    return table.getLong(at(slot) + ProcessEntry.PID);
  }

  public int parent(int slot) {
    return table.getInt(at(slot) + ProcessEntry.PARENT);
  }

  /** Makes the main process the parent of a process whose parent has died. */
  public void adopt(int slot) {
    table.putInt(at(slot) + ProcessEntry.PARENT, ROOT);
  }

  public long parentPid(int slot) {
    return table.getLong(at(slot) + ProcessEntry.PARENT_PID);
  }

  public boolean daemon(int slot) {
    return (table.getInt(at(slot) + ProcessEntry.KIND) & IS_DAEMON) != 0;
  }

  /**
   * Records that the process about to be started in a slot is a service: it works for other
   * processes.
   */
  public void service(int slot) {
    table.setInt(
        at(slot) + ProcessEntry.KIND, table.getInt(at(slot) + ProcessEntry.KIND) | IS_SERVICE);
  }

  /** Returns whether a process is a service, such as a pool's worker. */
  public boolean isService(int slot) {
    return (table.getInt(at(slot) + ProcessEntry.KIND) & IS_SERVICE) != 0;
  }

  public int exitCode(int slot) {
    return table.getInt(at(slot) + ProcessEntry.EXIT_CODE);
  }

  public long startedNanos(int slot) {
    return table.getLong(at(slot) + ProcessEntry.STARTED);
  }

  public long endedNanos(int slot) {
    return table.getLong(at(slot) + ProcessEntry.ENDED_AT);
  }

  /** Returns the offset of the process's event ring; 0 if it has none. */
  public long ring(int slot) {
    return table.getLong(at(slot) + ProcessEntry.RING);
  }

  public void ring(int slot, long offset) {
    table.setLong(at(slot) + ProcessEntry.RING, offset);
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
    return table.from(at(slot) + ProcessEntry.HELD);
  }

  /**
   * Returns the same for the list of records that the process was given at its start. Its parent
   * writes this list.
   */
  public Block given(int slot) {
    return table.from(at(slot) + ProcessEntry.GIVEN);
  }

  /** Returns a block whose word 0 says whether the gate is closed and word 4 counts the passes. */
  public Block gate(int slot) {
    return table.from(at(slot) + ProcessEntry.GATE);
  }

  /** Returns a block whose words say how closely the whole tree is watched. */
  public Block traceOptions() {
    return table.from(at(ROOT) + ProcessEntry.SCRUTINY);
  }

  /**
   * Returns a block whose word 0 is the word for threads of the process that wait for several
   * things.
   */
  public Block processEventCount(int slot) {
    return table.from(at(slot) + ProcessEntry.BELL);
  }

  public String name(int slot) {
    return text(at(slot) + ProcessEntry.NAME, ProcessEntry.NAME_BYTES);
  }

  /**
   * Returns the reason why the process failed, as the process itself recorded it; empty if there is
   * none.
   */
  public String failure(int slot) {
    return text(at(slot) + ProcessEntry.FAILURE, ProcessEntry.FAILURE_BYTES);
  }

  public void failure(int slot, String why) {
    putText(at(slot) + ProcessEntry.FAILURE, ProcessEntry.FAILURE_BYTES, why);
  }

  private static int at(int slot) {
    if (slot < 0 || slot >= SLOTS) {
      throw new IllegalArgumentException("slot=" + slot + " is not in 0.." + (SLOTS - 1));
    }
    return slot * ProcessEntry.BYTES;
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
