package mpj.app.bench.work;

/**
 * Counts the primes below a limit by trial division.
 *
 * <p>Large numbers take longer to test than small ones, so a part is no range of neighbours (the
 * last range would be the slowest) but every {@code PARTS}-th odd number: each part then has
 * numbers of all sizes, and all parts take about the same time.
 */
final class Primes {
  static final int LIMIT = 1_500_000;
  static final int PARTS = 256;

  private Primes() {}

  static Work work() {
    return new Work(
        "primes",
        Work.Kind.CPU,
        "count the primes below 1,500,000 by trial division",
        PARTS,
        Primes::count);
  }

  static long count(int part) {
    long primes = part == 0 ? 1 : 0; // 2, the only even one
    for (int number = 3 + 2 * part; number < LIMIT; number += 2 * PARTS) {
      if (isPrime(number)) {
        primes++;
      }
    }
    return primes;
  }

  private static boolean isPrime(int odd) {
    for (int divisor = 3; divisor * divisor <= odd; divisor += 2) {
      if (odd % divisor == 0) {
        return false;
      }
    }
    return true;
  }
}
