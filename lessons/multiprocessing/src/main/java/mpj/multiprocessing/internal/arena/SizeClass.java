package mpj.multiprocessing.internal.arena;

/**
 * The sizes of records. A record has one line for the header and a body. The body has 0 to 16
 * lines, or one of eight sizes between a power of two and the next. So another record of about the
 * same size can use a freed record, and less than an eighth of a record is lost. A body of a power
 * of two bytes fits exactly.
 */
final class SizeClass {
  /** The number of classes. They are numbered from 0, by size. */
  static final int COUNT = 97;

  /** The largest number of lines of a record, which fills a chunk. */
  private static final int MOST_LINES = Arena.CHUNK / Header.LINE - 1;

  private static final int EXACT = 16;
  private static final int STEPS_LOG = 3;
  private static final int STEPS = 1 << STEPS_LOG;

  /** Returns the smallest class whose records have at least {@code lines} lines. */
  static int of(int lines) {
    int body = lines - 1;
    if (body <= EXACT) {
      return body;
    }
    int shift = 31 - Integer.numberOfLeadingZeros(body - 1) - STEPS_LOG;
    return EXACT + STEPS * (shift - 1) + ((body - 1) >> shift) - (STEPS - 1);
  }

  /** Returns the number of lines of the records of a class. */
  static int lines(int sizeClass) {
    if (sizeClass <= EXACT) {
      return sizeClass + 1;
    }
    int step = sizeClass - EXACT - 1;
    int body = (STEPS + 1 + step % STEPS) << (step / STEPS + 1);
    return Math.min(body + 1, MOST_LINES);
  }

  /** Returns the largest class whose records have at most {@code lines} lines. */
  static int atMost(int lines) {
    int sizeClass = of(lines);
    return lines(sizeClass) <= lines ? sizeClass : sizeClass - 1;
  }

  private SizeClass() {}
}
