package mpj.multiprocessing.internal.arena;

/**
 * How far a process of the {@link ProcessTable} is on the way to its task. It boots, is ready, and
 * begins its task. A spawned process begins its task at once; only a standby is ready before.
 *
 * <p>Another process may give a process up that has not begun. Exactly one of the two happens: the
 * process begins, or it is given up.
 */
public final class BootPhase {
  private static final int BOOTING = 0;
  private static final int READY = 1;
  private static final int BEGUN = 2;
  private static final int GIVEN_UP = 64; // plus the number of the signal that is the reason

  private final Block word;

  BootPhase(Block word) {
    this.word = word;
  }

  /** Returns a block whose word 0 changes with the phase. A process can sleep on it. */
  public Block word() {
    return word;
  }

  /** Notes, in the process itself, that it can be given a task at once. */
  public void ready() {
    word.setInt(0, READY);
  }

  /** Returns whether the process could be given a task at once, or has been given one already. */
  public boolean isReady() {
    return word.getInt(0) >= READY;
  }

  /**
   * Notes, in the process itself, that it has its task. Returns false if it was given up before.
   */
  boolean begin() {
    return leaveFor(BEGUN);
  }

  public boolean hasBegun() {
    return word.getInt(0) == BEGUN;
  }

  /**
   * Gives up a process that has not begun its task. It will never begin the task. Returns false if
   * it has begun.
   *
   * @param signal the signal that counts as the reason of its end
   */
  public boolean giveUp(int signal) {
    return leaveFor(GIVEN_UP + signal);
  }

  /**
   * Returns the signal for which the process was given up before it had begun; 0 if it was not
   * given up.
   */
  public int givenUpBy() {
    return Math.max(0, word.getInt(0) - GIVEN_UP);
  }

  private boolean leaveFor(int phase) {
    return word.casInt(0, READY, phase) || word.casInt(0, BOOTING, phase);
  }
}
