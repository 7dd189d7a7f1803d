package mpj.app.bench.fit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;
import mpj.app.bench.compare.Row;
import mpj.app.bench.mode.ModeKind;
import mpj.app.bench.work.Work;

/**
 * Amdahl's law through the times of one mode: with a share s of the work that stays serial, n
 * workers need s + (1 - s) / n of the serial time. That is a line in 1 / n with s as its only
 * unknown, which least squares give from all runs.
 *
 * <p>Workers that compute gain nothing beyond the cores, whatever their serial share; only counts
 * up to the cores are used for them. One worker says nothing of s.
 *
 * @param serialShare s; measured, so a little below 0 where nothing is serial, and above 1 where
 *     workers made it slower
 * @param error the standard error of s; none of a single run
 * @param counts the numbers of workers it was laid through, each more than 1
 * @param worstOff by which part of the curve's value the mean of a count is off it, at most
 * @param explained the share of the runs' variance that the curve explains (R²); none where there
 *     is but one count, since any curve then goes through it, or no variance
 */
public record Amdahl(
    double serialShare,
    OptionalDouble error,
    List<Integer> counts,
    double worstOff,
    OptionalDouble explained) {

  /** Through the mode's times; nothing where there is no count to lay it through. */
  public static Optional<Amdahl> through(List<Row> rows, ModeKind mode, Work.Kind kind, int cores) {
    int most = kind == Work.Kind.WAITING ? Integer.MAX_VALUE : cores;
    List<Row> used =
        rows.stream()
            .filter(row -> row.mode() == mode && row.workers() > 1 && row.workers() <= most)
            .toList();
    var points = new ArrayList<Point>();
    for (Row row : used) {
      row.millis()
          .values()
          .forEach(
              millis -> points.add(new Point(1.0 / row.workers(), millis / row.serialMillis())));
    }
    return points.isEmpty() ? Optional.empty() : Optional.of(through(points, used));
  }

  private static Amdahl through(List<Point> points, List<Row> rows) {
    double products = 0;
    double squares = 0;
    for (Point point : points) {
      products += (1 - point.x) * (point.y - point.x);
      squares += (1 - point.x) * (1 - point.x);
    }
    double share = products / squares;
    double residuals = 0;
    for (Point point : points) {
      double off = point.y - time(share, point.x);
      residuals += off * off;
    }
    OptionalDouble error =
        points.size() < 2
            ? OptionalDouble.empty()
            : OptionalDouble.of(Math.sqrt(residuals / (points.size() - 1) / squares));
    double worst =
        rows.stream()
            .mapToDouble(row -> Math.abs(row.speedup() * time(share, 1.0 / row.workers()) - 1))
            .max()
            .orElseThrow();
    var counts = List.copyOf(new TreeSet<>(rows.stream().map(Row::workers).toList()));
    return new Amdahl(share, error, counts, worst, explained(points, residuals, counts.size()));
  }

  private static OptionalDouble explained(List<Point> points, double residuals, int counts) {
    double mean = points.stream().mapToDouble(Point::y).average().orElseThrow();
    double all = points.stream().mapToDouble(point -> (point.y - mean) * (point.y - mean)).sum();
    return counts < 2 || all == 0 ? OptionalDouble.empty() : OptionalDouble.of(1 - residuals / all);
  }

  private static double time(double share, double x) {
    return share + (1 - share) * x;
  }

  /** Whether the law has an answer: workers did not make it slower. */
  public boolean applies() {
    return serialShare < 1;
  }

  /** The speed-up that it expects of so many workers with a core each. */
  public double speedup(double workers) {
    return 1 / time(serialShare, 1 / workers);
  }

  /** The speed-up that no number of workers exceeds; none where no serial share was seen. */
  public OptionalDouble limit() {
    return serialShare > 0 ? OptionalDouble.of(1 / serialShare) : OptionalDouble.empty();
  }

  /** 1 / workers, and the share of the serial time that a run took. */
  private record Point(double x, double y) {}
}
