package mpj.app.cli;

import java.util.concurrent.ThreadLocalRandom;
import mpj.app.error.UsageException;
import picocli.CommandLine.ITypeConverter;

/** Where random numbers start. */
final class Seed implements ITypeConverter<Long> {
  /** Seeds of our own choice are short, so that they are easily typed again. */
  private static final int BOUND = 1_000_000;

  /** Returns the seed that was typed, or one of our own choice for null. */
  static long orOwn(Long typed) {
    return typed != null ? typed : ThreadLocalRandom.current().nextInt(1, BOUND);
  }

  @Override
  public Long convert(String typed) {
    try {
      return Long.parseLong(typed.strip());
    } catch (NumberFormatException e) {
      throw new UsageException("--seed=" + typed + ": give a whole number of 64 bits, as 42");
    }
  }
}
