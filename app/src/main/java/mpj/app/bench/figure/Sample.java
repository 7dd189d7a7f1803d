package mpj.app.bench.figure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;

/** The same thing measured several times. Not safe for several threads. */
public final class Sample {
  private static final int ENOUGH = 4;
  private static final double FAR = 3.5;
  private static final double NORMAL = 1.4826;

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

  /** The values in the order in which they were measured. */
  public List<Double> values() {
    return List.copyOf(values);
  }

  /**
   * The runs, counted from 1, that are far from the rest: more than {@value #FAR} times the median
   * distance from the median (scaled so that it is the deviation of a normal distribution), and
   * more than a tenth of the median. They still count in all other figures. Fewer than {@value
   * #ENOUGH} runs cannot tell which of them is the odd one.
   */
  public List<Integer> outliers() {
    var outliers = new ArrayList<Integer>();
    if (values.size() < ENOUGH) {
      return outliers;
    }
    double median = median();
    var distances = new Sample();
    values.forEach(value -> distances.add(Math.abs(value - median)));
    double limit = Math.max(FAR * NORMAL * distances.median(), Math.abs(median) / 10);
    for (int run = 1; run <= values.size(); run++) {
      if (Math.abs(values.get(run - 1) - median) > limit) {
        outliers.add(run);
      }
    }
    return outliers;
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
