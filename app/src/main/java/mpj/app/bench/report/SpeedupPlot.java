package mpj.app.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import mpj.app.bench.compare.Comparison;
import mpj.app.bench.compare.Row;
import mpj.app.bench.fit.Amdahl;
import mpj.app.bench.mode.ModeKind;
import mpj.app.bench.work.Work;
import mpj.app.chart.Plot;
import mpj.app.terminal.Style;

/** A work's speed-ups over the number of workers, with the ideal and Amdahl's law. */
final class SpeedupPlot {
  private SpeedupPlot() {}

  static Plot of(Comparison comparison, int cores) {
    List<Integer> counts = counts(comparison.rows());
    Work.Kind kind = comparison.work().kind();
    var curves = new ArrayList<Plot.Curve>();
    curves.add(new Plot.Curve('.', idealName(kind, cores), ideal(kind, cores), Style.DIM));
    Optional<Amdahl> law = Amdahl.through(comparison.rows(), ModeKind.PROCESSES, kind, cores);
    law.filter(Amdahl::applies)
        .ifPresent(found ->
            curves.add(new Plot.Curve('~', "Amdahl", fitted(found, kind, cores), Style.PLAIN)));
    var series = new ArrayList<Plot.Series>();
    series.add(points('P', ModeKind.PROCESSES, comparison.rows(), counts, 0));
    series.add(points('T', ModeKind.THREADS, comparison.rows(), counts, 1));
    series.add(points('C', ModeKind.PROCESSES_COLD, comparison.rows(), counts, 2));
    return new Plot("speed-up over workers", counts, curves, series);
  }

  /** The numbers of workers, rising. */
  static List<Integer> counts(List<Row> rows) {
    return rows.stream()
        .filter(row -> row.mode() == ModeKind.PROCESSES)
        .map(Row::workers)
        .sorted()
        .toList();
  }

  /** One that computes needs a core. */
  static DoubleUnaryOperator ideal(Work.Kind kind, int cores) {
    return workers -> kind == Work.Kind.WAITING ? workers : Math.min(workers, cores);
  }

  static DoubleUnaryOperator fitted(Amdahl law, Work.Kind kind, int cores) {
    DoubleUnaryOperator ideal = ideal(kind, cores);
    return workers -> law.speedup(ideal.applyAsDouble(workers));
  }

  static String idealName(Work.Kind kind, int cores) {
    return kind == Work.Kind.WAITING
        ? "ideal = workers"
        : "ideal, on " + cores + (cores == 1 ? " core" : " cores");
  }

  private static Plot.Series points(
      char mark, ModeKind mode, List<Row> rows, List<Integer> counts, int colour) {
    List<Double> values =
        counts.stream()
            .map(count ->
                rows.stream()
                    .filter(row -> row.mode() == mode && row.workers() == count)
                    .mapToDouble(Row::speedup)
                    .findFirst()
                    .orElse(Double.NaN))
            .toList();
    return new Plot.Series(mark, mode.label(), values, Style.ofProcess(colour));
  }
}
