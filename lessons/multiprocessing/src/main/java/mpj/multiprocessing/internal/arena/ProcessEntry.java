package mpj.multiprocessing.internal.arena;

/** The layout of an entry of the {@link ProcessTable}: the offsets of its fields, in bytes. */
final class ProcessEntry {
  /** The state of the slot, such as {@link ProcessTable#FREE}. */
  static final int STATE = 0;

  /** Whether the process is a daemon, and whether it is a service. */
  static final int KIND = STATE + Integer.BYTES;

  static final int PID = KIND + Integer.BYTES;

  /** The slot of the process that started this one. */
  static final int PARENT = PID + Long.BYTES;

  static final int EXIT_CODE = PARENT + Integer.BYTES;

  /** When the process was started and when it ended, by {@link System#nanoTime()}. */
  static final int STARTED = EXIT_CODE + Integer.BYTES;

  static final int ENDED_AT = STARTED + Long.BYTES;

  /** Two words of four bytes, see {@link ProcessTable#gate}. */
  static final int GATE = ENDED_AT + Long.BYTES;

  /** The offset of the process's event ring; 0: none. */
  static final int RING = GATE + 2 * Integer.BYTES;

  static final int PARENT_PID = RING + Long.BYTES;

  /** See {@link ExitNotes}. */
  static final int EXIT_NOTES = PARENT_PID + Long.BYTES;

  /** See {@link BootPhase}. */
  static final int PHASE = EXIT_NOTES + Integer.BYTES;

  /** See {@link ProcessTable#processEventCount}. */
  static final int BELL = PHASE + Integer.BYTES;

  /** How many processes the slot has had, this one included. */
  static final int GENERATION = BELL + Integer.BYTES;

  /** A text: its length in bytes, and room for as many as {@link #NAME_BYTES}, in UTF-8. */
  static final int NAME = GENERATION + Integer.BYTES;

  static final int NAME_BYTES = 56;

  /** A text of the same form: why the process failed. */
  static final int FAILURE = NAME + Integer.BYTES + NAME_BYTES;

  static final int FAILURE_BYTES = 328;

  /** The offset of the first of the records that the process holds. */
  static final int HELD = FAILURE + Integer.BYTES + FAILURE_BYTES;

  /** The offset of the first of the records that the process was given at its start. */
  static final int GIVEN = HELD + Long.BYTES;

  /** Five words of four bytes, in the entry of the main process only. */
  static final int SCRUTINY = GIVEN + Long.BYTES;

  /** How many processes may live; 0: as many as there are slots. Only in the main process's. */
  static final int MOST = SCRUTINY + 5 * Integer.BYTES;

  /** The size of an entry. */
  static final int BYTES = MOST + Integer.BYTES;

  private ProcessEntry() {}
}
