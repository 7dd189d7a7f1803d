package mpj.app.cli;

import mpj.app.error.UsageException;
import picocli.CommandLine.ITypeConverter;

/** How fast lines are told: 2 for twice as fast. */
final class Speed implements ITypeConverter<Double> {
  private static final double SLOWEST = 0.1;
  private static final double FASTEST = 100;

  @Override
  public Double convert(String typed) {
    try {
      double speed = Double.parseDouble(typed.strip());
      if (speed >= SLOWEST && speed <= FASTEST) {
        return speed;
      }
    } catch (NumberFormatException e) {
      // the same answer
    }
    throw new UsageException("--speed=" + typed + ": give a number from 0.1 to 100");
  }
}
