package mpj.app.bench.report;

import java.util.List;
import mpj.app.bench.compare.Comparison;
import mpj.app.bench.compare.Row;
import mpj.app.bench.figure.Sample;
import mpj.app.bench.mode.ModeKind;
import mpj.app.bench.work.Work;

/** Rows with given times, serial in 100 ms. */
final class Rows {
  private Rows() {}

  static Row row(ModeKind mode, int workers, double... millis) {
    var sample = new Sample();
    for (double each : millis) {
      sample.add(each);
    }
    double start = mode == ModeKind.PROCESSES_COLD ? sample.mean() / 4 : 0;
    return new Row("sample", mode, workers, sample, 100, start, sample.mean() / 2);
  }

  static Comparison comparison(Work.Kind kind, List<Row> rows) {
    return new Comparison(
        new Work("sample", kind, "does nothing at all, many times over", 16, part -> 0L),
        rows,
        List.of(),
        0);
  }

  /** The peer took twice as long for each row but that of threads, for the first 8 parts. */
  static Comparison withPeer(Work.Kind kind, List<Row> rows) {
    List<Row> peer =
        rows.stream()
            .filter(row -> row.mode() != ModeKind.THREADS)
            .map(row -> row(row.mode(), row.workers(), 2 * row.mean()))
            .toList();
    return new Comparison(comparison(kind, rows).work(), rows, peer, 8);
  }

  static List<Row> withProcesses(double two, double eight) {
    return List.of(
        row(ModeKind.SERIAL, 1, 100),
        row(ModeKind.THREADS, 8, 200),
        row(ModeKind.PROCESSES, 2, two),
        row(ModeKind.PROCESSES, 8, eight),
        row(ModeKind.PROCESSES_COLD, 8, eight + 400));
  }
}
