package mpj.app.bench.report;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import mpj.app.bench.compare.Row;
import mpj.app.bench.figure.Numbers;
import mpj.app.bench.mode.ModeKind;
import mpj.app.bench.work.Work;

/**
 * Where a parallel run lost time, in a sentence. Its mean is the sum of what was measured (start,
 * being at parts, and the rest), so what it took beyond the ideal has just these parts too.
 */
final class Losses {
  /** What is less of the mean is not worth a word. */
  private static final double WORTH = 0.02;

  private Losses() {}

  /** A part of what was lost. */
  private record Loss(double millis, String words) {}

  /** The time it would take if nothing were lost. */
  static double ideal(Row row, Work.Kind kind, int cores) {
    return row.serialMillis() / atOnce(row, kind, cores);
  }

  /** How many workers get on at the same time, at most: who waits needs no core. */
  static int atOnce(Row row, Work.Kind kind, int cores) {
    return kind == Work.Kind.WAITING ? row.workers() : Math.min(row.workers(), cores);
  }

  static Optional<String> of(Row row, Work work, int cores) {
    double ideal = ideal(row, work.kind(), cores);
    double lost = row.mean() - ideal;
    if (lost < WORTH * row.mean()) {
      return Optional.empty();
    }
    String parts =
        List.of(
                new Loss(row.startMillis(), "until workers begin"),
                new Loss(row.busyMillis() - ideal, slower(row, work, cores)),
                new Loss(row.waitMillis(), handedOver(row)))
            .stream()
            .filter(loss -> loss.millis >= WORTH * row.mean())
            .sorted(Comparator.comparingDouble(Loss::millis).reversed())
            .map(loss -> Numbers.plain(loss.millis) + " ms " + loss.words)
            .collect(Collectors.joining(", "));
    return Optional.of(
        Remarks.described(row)
            + (row.workers() == 1 ? " loses " : " lose ")
            + Numbers.plain(lost)
            + " of "
            + Numbers.plain(row.mean())
            + " ms (ideal: "
            + Numbers.plain(ideal)
            + ")"
            + (parts.isEmpty() ? "" : ": " + parts)
            + ".");
  }

  private static String slower(Row row, Work work, int cores) {
    double times = row.busyMillis() * row.workers() / row.serialMillis();
    String each = "since a part takes " + Numbers.plain(times) + " times as long as serially";
    return work.kind() != Work.Kind.WAITING && row.workers() > cores
        ? each + " (" + row.workers() + " workers take turns on " + cores(cores) + ")"
        : each;
  }

  private static String handedOver(Row row) {
    String what = row.mode() == ModeKind.THREADS ? "taking parts" : "sending parts and answers";
    return what + " and waiting for the others at the end";
  }

  private static String cores(int cores) {
    return cores == 1 ? "1 core" : cores + " cores";
  }
}
