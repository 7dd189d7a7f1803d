package mpj.app.bench.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import mpj.app.bench.compare.Row;
import mpj.app.bench.figure.Numbers;
import mpj.app.bench.mode.ModeKind;
import mpj.app.bench.work.Work;

/** Sentences that follow from a work's figures, and from nothing else. */
final class Remarks {
  private Remarks() {}

  static List<String> on(Work work, List<Row> rows, int cores) {
    var remarks = new ArrayList<String>();
    Row best =
        rows.stream()
            .filter(row -> row.mode() != ModeKind.SERIAL)
            .max(Comparator.comparingDouble(Row::speedup))
            .orElseThrow();
    remarks.add(best.speedup() < 1 ? lost(work, best) : won(work, best));
    switch (work.kind()) {
      case WAITING -> beyondCores(rows, cores).ifPresent(remarks::add);
      case CPU -> limit(rows, cores).ifPresent(remarks::add);
      case TINY -> {}
    }
    start(rows).ifPresent(remarks::add);
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
                        + " ms longer than warm."));
  }

  private static Optional<Row> most(List<Row> rows, ModeKind mode) {
    return rows.stream()
        .filter(row -> row.mode() == mode)
        .max(Comparator.comparingInt(Row::workers));
  }

  private static String described(Row row) {
    boolean one = row.workers() == 1;
    return switch (row.mode()) {
      case SERIAL -> "serial";
      case THREADS -> row.workers() + (one ? " thread" : " threads");
      case PROCESSES -> row.workers() + (one ? " process" : " processes");
      case PROCESSES_COLD -> row.workers() + (one ? " cold process" : " cold processes");
    };
  }
}
