package mpj.app.bench.work;

/**
 * A few additions. Telling another worker what to do takes longer than doing it: here parallel
 * loses, and that is what it is for.
 */
final class Tiny {
  static final int PARTS = 16;
  static final int NUMBERS_A_PART = 64;

  private Tiny() {}

  static Work work() {
    return new Work(
        "tiny", Work.Kind.TINY, "add up the squares of 1,024 numbers", PARTS, Tiny::squares);
  }

  static long squares(int part) {
    long sum = 0;
    int first = part * NUMBERS_A_PART;
    for (int number = first; number < first + NUMBERS_A_PART; number++) {
      sum += (long) number * number;
    }
    return sum;
  }
}
