package mpj.app.bench.mode;

import mpj.app.bench.work.Work;

/** One part after another. */
final class Serial implements Mode {
  @Override
  public Outcome run(Work work) throws Exception {
    long begun = System.nanoTime();
    long sum = 0;
    for (int part = 0; part < work.parts(); part++) {
      sum += work.part().apply(part);
    }
    long nanos = System.nanoTime() - begun;
    return new Outcome(nanos, sum, 0, nanos);
  }

  @Override
  public void close() {}
}
