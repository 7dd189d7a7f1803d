package mpj.app.bench.compare;

import mpj.app.bench.figure.Sample;
import mpj.app.bench.mode.ModeKind;

/** The runs of one mode with so many workers, as they come. */
final class Measured {
  private final Sample millis = new Sample();
  private final Sample starts = new Sample();
  private final Sample busies = new Sample();

  void add(double wall, double start, double busy) {
    millis.add(wall);
    starts.add(start);
    busies.add(busy);
  }

  boolean isEmpty() {
    return millis.runs() == 0;
  }

  double mean() {
    return millis.mean();
  }

  Row row(String work, ModeKind mode, int workers, double serialMillis) {
    return new Row(work, mode, workers, millis, serialMillis, starts.mean(), busies.mean());
  }
}
