package mpj.multiprocessing.internal.arena;

/**
 * The sizes that records have: one line for the header, and a body of 0 to 16 lines or of one of
 * eight sizes between a power of two and the next. So a freed record is found again by whoever
 * needs about as much, and less than an eighth of a record is lost. A body of a power of two bytes
 * fits exactly.
 */
final class SizeClass {
  /** So many there are, numbered from 0 by their size. */
  static final int COUNT = 97;

  /** What a chunk can hold, beside nothing else of use. */
  private static final int MOST_LINES = Arena.CHUNK / Header.LINE - 1;

  private static final int EXACT = 16;
  private static final int STEPS_LOG = 3;
  private static final int STEPS = 1 << STEPS_LOG;

  /** Returns the smallest class whose records have so many lines, or more. */
  static int of(int lines) {
    int body = lines - 1;
    if (body <= EXACT) {
      return body;
    }
    int shift = 31 - Integer.numberOfLeadingZeros(body - 1) - STEPS_LOG;
    return EXACT + STEPS * (shift - 1) + ((body - 1) >> shift) - (STEPS - 1);
  }

  /** Returns how many lines the records of a class have. */
  static int lines(int sizeClass) {
    if (sizeClass <= EXACT) {
      return sizeClass + 1;
    }
    int step = sizeClass - EXACT - 1;
    int body = (STEPS + 1 + step % STEPS) << (step / STEPS + 1);
    return Math.min(body + 1, MOST_LINES);
  }

  /** Returns the largest class whose records have so many lines, or fewer. */
  static int atMost(int lines) {
    int sizeClass = of(lines);
    return lines(sizeClass) <= lines ? sizeClass : sizeClass - 1;
  }

  private SizeClass() {}
}
