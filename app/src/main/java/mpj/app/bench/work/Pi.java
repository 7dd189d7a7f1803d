package mpj.app.bench.work;

import java.util.SplittableRandom;

/**
 * Estimates pi by simulation: of points thrown at random into a square, pi / 4 fall into the
 * quarter circle in it. Each part has a generator of its own, seeded by its number, so the answer
 * does not depend on who throws, and nobody waits for a shared generator.
 */
final class Pi {
  static final int PARTS = 256;
  static final int POINTS_A_PART = 100_000;

  private Pi() {}

  static Work work() {
    return new Work(
        "pi", Work.Kind.CPU, "throw 25,600,000 random points to estimate pi", PARTS, Pi::inside);
  }

  static long inside(int part) {
    var random = new SplittableRandom(part);
    long inside = 0;
    for (int point = 0; point < POINTS_A_PART; point++) {
      double x = random.nextDouble();
      double y = random.nextDouble();
      if (x * x + y * y < 1) {
        inside++;
      }
    }
    return inside;
  }
}
