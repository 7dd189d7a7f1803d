package mpj.app.bench.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import mpj.app.bench.compare.Comparison;
import mpj.app.bench.compare.Row;
import mpj.app.bench.figure.Numbers;
import mpj.app.bench.fit.Amdahl;
import mpj.app.bench.mode.ModeKind;
import mpj.app.bench.work.Work;

/** Sentences that follow from a work's figures, and from nothing else. */
final class Remarks {
  private static final int MOST_OUTLIERS = 4;

  private Remarks() {}

  static List<String> on(Comparison comparison, int cores) {
    Work work = comparison.work();
    List<Row> rows = comparison.rows();
    var remarks = new ArrayList<String>();
    Row best =
        rows.stream()
            .filter(row -> row.mode() != ModeKind.SERIAL)
            .max(Comparator.comparingDouble(Row::speedup))
            .orElseThrow();
    remarks.add(best.speedup() < 1 ? lost(work, best) : won(work, best));
    Doubt.remark(rows, work.kind(), cores).ifPresent(remarks::add);
    switch (work.kind()) {
      case WAITING -> beyondCores(rows, cores).ifPresent(remarks::add);
      case CPU -> limit(rows, cores).ifPresent(remarks::add);
      case TINY -> {}
    }
    for (ModeKind mode : List.of(ModeKind.THREADS, ModeKind.PROCESSES)) {
      most(rows, mode).flatMap(row -> Losses.of(row, work, cores)).ifPresent(remarks::add);
    }
    start(rows).ifPresent(remarks::add);
    remarks.add(FitWords.of(Amdahl.through(rows, ModeKind.PROCESSES, work.kind(), cores), cores));
    outliers(rows).ifPresent(remarks::add);
    return remarks;
  }

  private static String lost(Work work, Row best) {
    return "Parallel loses: the whole of "
        + work.name()
        + " takes "
        + Numbers.plain(best.serialMillis())
        + " ms serially, the best parallel run ("
        + described(best)
        + ") "
        + Numbers.plain(best.mean())
        + " ms. Handing parts over and fetching the answers, and a pool's start where it counts,"
        + " cost more than is gained.";
  }

  private static String won(Work work, Row best) {
    return "The best for "
        + work.name()
        + ": "
        + described(best)
        + ", "
        + Numbers.plain(best.speedup())
        + " times as fast as serial.";
  }

  private static Optional<String> beyondCores(List<Row> rows, int cores) {
    return most(rows, ModeKind.PROCESSES)
        .filter(row -> row.workers() > cores && row.speedup() > cores)
        .map(row ->
            row.workers()
                + " workers on "
                + cores
                + (cores == 1 ? " core" : " cores")
                + " still gain, since who waits needs no core: processes reach a ratio of "
                + Numbers.plain(row.speedup())
                + most(rows, ModeKind.THREADS)
                    .map(threads -> ", threads of " + Numbers.plain(threads.speedup()))
                    .orElse("")
                + ".");
  }

  private static Optional<String> limit(List<Row> rows, int cores) {
    return most(rows, ModeKind.PROCESSES)
        .filter(row -> row.workers() > cores)
        .map(row ->
            "The limit is the number of cores ("
                + cores
                + "): "
                + row.workers()
                + " processes reach a ratio of "
                + Numbers.plain(row.speedup())
                + ".");
  }

  private static Optional<String> start(List<Row> rows) {
    return most(rows, ModeKind.PROCESSES)
        .flatMap(warm ->
            most(rows, ModeKind.PROCESSES_COLD)
                .filter(cold -> cold.mean() > warm.mean())
                .map(cold ->
                    "Cold, with the start of "
                        + described(warm)
                        + " counted, it takes "
                        + Numbers.plain(cold.mean() - warm.mean())
                        + " ms longer than warm: "
                        + Numbers.plain(cold.startMillis())
                        + " ms go by until a worker, on average, begins its first part"
                        + slower(cold, warm)
                        + "."));
  }

  private static String slower(Row cold, Row warm) {
    double times = cold.busyMillis() / warm.busyMillis();
    return Double.isFinite(times) && times > 1.05
        ? ", and the parts take "
            + Numbers.plain(times)
            + " times as long, since young JVMs have compiled little"
        : "";
  }

  private static Optional<String> outliers(List<Row> rows) {
    var told = new ArrayList<String>();
    for (Row row : rows) {
      for (int run : row.millis().outliers()) {
        told.add(
            described(row)
                + " run "
                + run
                + " "
                + Numbers.plain(row.millis().values().get(run - 1))
                + " ms (median "
                + Numbers.plain(row.millis().median())
                + ")");
      }
    }
    if (told.isEmpty()) {
      return Optional.empty();
    }
    int shown = Math.min(MOST_OUTLIERS, told.size());
    String more = told.size() > shown ? " and " + (told.size() - shown) + " more" : "";
    return Optional.of(
        "Outliers, which count in all figures: "
            + String.join(", ", told.subList(0, shown))
            + more
            + "; their medians say more than their means.");
  }

  private static Optional<Row> most(List<Row> rows, ModeKind mode) {
    return rows.stream()
        .filter(row -> row.mode() == mode)
        .max(Comparator.comparingInt(Row::workers));
  }

  static String described(Row row) {
    boolean one = row.workers() == 1;
    return switch (row.mode()) {
      case SERIAL -> "serial";
      case THREADS -> row.workers() + (one ? " thread" : " threads");
      case PROCESSES -> row.workers() + (one ? " process" : " processes");
      case PROCESSES_COLD -> row.workers() + (one ? " cold process" : " cold processes");
    };
  }
}
