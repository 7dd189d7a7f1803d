package mpj.app.bench.figure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;

/** The same thing measured several times. Not safe for several threads. */
public final class Sample {
  private final List<Double> values = new ArrayList<>();

  /** One more run's value. */
  public void add(double value) {
    values.add(value);
  }

  /** How many runs there were. */
  public int runs() {
    return values.size();
  }

  /** The arithmetic mean. */
  public double mean() {
    double sum = 0;
    for (double value : measured()) {
      sum += value;
    }
    return sum / values.size();
  }

  /** The standard deviation of a sample (divided by runs - 1); a single run has none. */
  public OptionalDouble deviation() {
    double mean = mean();
    if (values.size() == 1) {
      return OptionalDouble.empty();
    }
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    return OptionalDouble.of(Math.sqrt(squares / (values.size() - 1)));
  }

  /** The middle value; of an even number of runs the mean of the two in the middle. */
  public double median() {
    var sorted = new ArrayList<>(measured());
    Collections.sort(sorted);
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  /** The smallest value. */
  public double min() {
    return Collections.min(measured());
  }

  /** The largest value. */
  public double max() {
    return Collections.max(measured());
  }

  private List<Double> measured() {
    if (values.isEmpty()) {
      throw new IllegalStateException("nothing was measured: runs=0; add a value first");
    }
    return values;
  }
}
