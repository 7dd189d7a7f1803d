package mpj.app.cli;

import java.util.concurrent.ThreadLocalRandom;
import mpj.app.error.UsageException;

/** Where the random numbers of a run start. */
final class Seed {
  /** Seeds of our own choice are short, so that they are easily typed again. */
  private static final int BOUND = 1_000_000;

  private Seed() {}

  /** Returns the seed that was typed, or one of our own choice for null. */
  static long of(String typed) {
    if (typed == null) {
      return ThreadLocalRandom.current().nextInt(1, BOUND);
    }
    try {
      return Long.parseLong(typed.strip());
    } catch (NumberFormatException e) {
      throw new UsageException(
          "seed=" + typed + " is no whole number of 64 bits; give one, as in --seed 42");
    }
  }
}
