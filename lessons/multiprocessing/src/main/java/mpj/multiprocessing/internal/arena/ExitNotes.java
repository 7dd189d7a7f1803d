package mpj.multiprocessing.internal.arena;

/**
 * What a process of the {@link ProcessTable}, and those that send it signals, note about its end.
 * The operating system tells the parent only a status, and several ends have the same status. The
 * notes tell them apart.
 */
public final class ExitNotes {
  private static final int RECORDED = 1;
  private static final int ORDERLY = 2;
  private static final int SIGNALLED = 4; // shifted left by the number of a signal below 29
  private static final int INTERRUPTED = SIGNALLED << 2; // like SIGINT, which is not sent

  private final Block entry;

  /** Returns the notes of one process, in its entry of the table. */
  ExitNotes(Block entry) {
    this.entry = entry;
  }

  /**
   * Records, in the dying process itself, how it ends. Its parent could only guess it. A signal
   * that comes after the end of the task counts; the end of the task does not count after a signal.
   */
  public void record(int code) {
    if (code < 0 || !isRecorded()) {
      entry.putInt(ProcessEntry.EXIT_CODE, code);
      add(RECORDED);
    }
  }

  /** Returns whether the process itself recorded its exit code. */
  public boolean isRecorded() {
    return has(RECORDED);
  }

  /** Returns whether the process itself recorded that it ends by a signal. */
  public boolean isEndBySignal() {
    return isRecorded() && code() < 0;
  }

  /** Returns the exit code as far as it is known. */
  public int code() {
    return entry.getInt(ProcessEntry.EXIT_CODE);
  }

  /** Records how a dead process has probably ended, until its parent records it. */
  public void presume(int code) {
    entry.putInt(ProcessEntry.EXIT_CODE, code);
  }

  /**
   * Records, before the signal is sent, that a process of the tree sends this process a signal that
   * may end it.
   */
  public void signalled(int signal) {
    add(SIGNALLED << signal);
  }

  /**
   * Returns whether a signal may have ended the process: a process of the tree sent the signal, or
   * the process itself recorded that it ends by a signal.
   */
  public boolean mayHaveEndedBy(int signal) {
    return has(SIGNALLED << signal) || isEndBySignal();
  }

  /**
   * Records that a process of the tree interrupts this process. It is called before this process
   * learns of it.
   */
  public void interrupted() {
    add(INTERRUPTED);
  }

  /** Removes the record of an interrupt, in the process itself; false if there was none. */
  public boolean takeInterrupt() {
    int notes = entry.getInt(ProcessEntry.EXIT_NOTES);
    while ((notes & INTERRUPTED) != 0
        && !entry.casInt(ProcessEntry.EXIT_NOTES, notes, notes & ~INTERRUPTED)) {
      notes = entry.getInt(ProcessEntry.EXIT_NOTES);
    }
    return (notes & INTERRUPTED) != 0;
  }

  /** Records, in the dying process, that its exit hooks run: no signal of the kernel ended it. */
  public void orderly() {
    add(ORDERLY);
  }

  /** Returns whether the process's exit hooks ran. */
  public boolean isOrderly() {
    return has(ORDERLY);
  }

  private void add(int note) {
    entry.getAndOrInt(ProcessEntry.EXIT_NOTES, note);
  }

  private boolean has(int note) {
    return (entry.getInt(ProcessEntry.EXIT_NOTES) & note) != 0;
  }
}
