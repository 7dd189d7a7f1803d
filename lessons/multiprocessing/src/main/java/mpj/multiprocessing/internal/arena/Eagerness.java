package mpj.multiprocessing.internal.arena;

/**
 * Whether to spin before sleeping, learned from the waits before: while the other side runs on
 * another processor, that saves two system calls and a switch; but where there are more who run
 * than processors, it only takes away the time in which the other side could run. So it is left off
 * while it was in vain lately, and tried again now and then. Races between threads do no harm.
 */
public final class Eagerness {
  private static final int IN_VAIN = 3;
  private static final int NOW_AND_THEN = 16;

  private boolean spun;
  private int vain;
  private int waits;

  /** Tells whether to spin in a wait that begins. */
  boolean begin() {
    if (spun) { // and did not come to sleeping
      vain = 0;
    }
    spun = vain < IN_VAIN || ++waits % NOW_AND_THEN == 0;
    return spun;
  }

  /** Notes that a wait came to sleeping. */
  public void slept() {
    if (spun) {
      vain++;
      spun = false;
    }
  }
}
