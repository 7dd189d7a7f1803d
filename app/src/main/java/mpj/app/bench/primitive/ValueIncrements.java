package mpj.app.bench.primitive;

import java.util.List;
import mpj.app.bench.figure.CheckFailedException;
import mpj.multiprocessing.shared.IntValue;
import mpj.multiprocessing.sync.Hold;

/** How many times a second several processes add 1 to a value, each time under its lock. */
final class ValueIncrements {
  private static final int INCREMENTS = 1_000;

  private ValueIncrements() {}

  static Primitive contended(int processes) {
    return new Primitive(
        "value_incr_" + processes + "procs_ops_s",
        "increments/s",
        Primitive.Better.HIGHER,
        "value += 1 under the value's lock from " + processes + " processes, the sum checked",
        () -> () -> run(processes));
  }

  private static double run(int processes) throws InterruptedException {
    var value = new IntValue(0);
    List<Share> shares = Contest.among(processes, new Increments(value));
    return rate(shares, value.get());
  }

  /** The rate, if no increment was lost, those of the warm-up included. */
  static double rate(List<Share> shares, int sum) {
    long expected = shares.stream().mapToLong(Share::all).sum();
    if (sum != expected) {
      throw new CheckFailedException(
          "The value is not the number of increments: value="
              + sum
              + " increments="
              + expected
              + "; its rate means nothing.");
    }
    return Contest.rate(shares);
  }

  /** A thousand increments, as {@code value += 1} is: a read, then a write. */
  private record Increments(IntValue value) implements Batch {
    @Override
    public int run() throws InterruptedException {
      for (int increment = 0; increment < INCREMENTS; increment++) {
        try (Hold _ = value.hold()) {
          value.set(value.get() + 1);
        }
      }
      return INCREMENTS;
    }
  }
}
