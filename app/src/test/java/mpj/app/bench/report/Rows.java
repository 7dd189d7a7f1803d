package mpj.app.bench.report;

import java.util.List;
import mpj.app.bench.compare.Row;
import mpj.app.bench.figure.Sample;
import mpj.app.bench.mode.ModeKind;

/** Rows with given times, serial in 100 ms. */
final class Rows {
  private Rows() {}

  static Row row(ModeKind mode, int workers, double... millis) {
    var sample = new Sample();
    for (double each : millis) {
      sample.add(each);
    }
    return new Row("sample", mode, workers, sample, 100);
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
