package mpj.multiprocessing.internal.arena;

/**
 * Decides whether to spin before sleeping, and learns from earlier waits. If the other side runs on
 * another processor, spinning saves two system calls and a context switch. But if there are more
 * runnable threads than processors, spinning only takes time from the other side. So a thread does
 * not spin if its last three spins were in vain, but tries it again in every 16th wait. Races
 * between threads do no harm.
 */
public final class AdaptiveSpin {
  private static final int IN_VAIN = 3;
  private static final int NOW_AND_THEN = 16;

  private boolean spun;
  private int vain;
  private int waits;

  /** Returns whether to spin in a wait that begins. */
  boolean begin() {
    if (spun) { // and did not have to sleep
      vain = 0;
    }
    spun = vain < IN_VAIN || ++waits % NOW_AND_THEN == 0;
    return spun;
  }

  /** Notes that a wait had to sleep. */
  public void slept() {
    if (spun) {
      vain++;
      spun = false;
    }
  }
}
