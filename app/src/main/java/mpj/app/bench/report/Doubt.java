package mpj.app.bench.report;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import mpj.app.bench.compare.Row;
import mpj.app.bench.figure.Numbers;
import mpj.app.bench.work.Work;

/**
 * Doubt about ratios that cannot be. Workers that get on at the same time gain as many times as
 * they are, and no more: if a ratio says more, its serial time is too long.
 */
final class Doubt {
  /**
   * How far beyond the possible a ratio is not worth a word: so much do the means of few runs
   * differ on a machine that does nothing else.
   */
  private static final double TOLERANCE = 1.15;

  private static final String CAUSE = "the serial runs were disturbed or cold; run it again";

  private Doubt() {}

  /** Why not to believe a row's ratio; empty: it can be. */
  static Optional<String> of(Row row, Work.Kind kind, int cores) {
    return excess(row, kind, cores) > TOLERANCE
        ? Optional.of(most(row, kind, cores) + ": " + CAUSE)
        : Optional.empty();
  }

  /** The ratio of a work's rows that is the least to be believed, in a sentence. */
  static Optional<String> remark(List<Row> rows, Work.Kind kind, int cores) {
    return rows.stream()
        .filter(row -> of(row, kind, cores).isPresent())
        .max(Comparator.comparingDouble(row -> excess(row, kind, cores)))
        .map(row ->
            "Doubtful: "
                + Remarks.described(row)
                + ", "
                + Numbers.plain(row.speedup())
                + " times as fast as serial. "
                + of(row, kind, cores).orElseThrow()
                + ".");
  }

  private static double excess(Row row, Work.Kind kind, int cores) {
    return row.speedup() / Losses.atOnce(row, kind, cores);
  }

  private static String most(Row row, Work.Kind kind, int cores) {
    int most = Losses.atOnce(row, kind, cores);
    String what = most < row.workers() ? " core" : " worker";
    return "More than " + most + " is not possible with " + most + what + (most == 1 ? "" : "s");
  }
}
