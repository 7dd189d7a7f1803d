package mpj.multiprocessing.structure;

/**
 * Whether to spin before sleeping: while the other side runs on another processor, that saves two
 * system calls and a switch; but where there are more who run than processors, it only takes away
 * the time in which the other side could run. So it is left off while it was in vain lately, and
 * tried again now and then. Races between threads do no harm.
 */
final class Eagerness {
  private static final int IN_VAIN = 3;
  private static final int NOW_AND_THEN = 16;

  private int vain;
  private int waits;

  /** Tells whether to spin in a wait that begins. */
  boolean begin() {
    return vain < IN_VAIN || ++waits % NOW_AND_THEN == 0;
  }

  /** Notes whether a wait, which was spun in, came to sleeping all the same. */
  void end(boolean slept) {
    vain = slept ? Math.min(IN_VAIN, vain + 1) : 0;
  }
}
