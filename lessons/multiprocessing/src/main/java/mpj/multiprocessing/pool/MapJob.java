package mpj.multiprocessing.pool;

import java.util.Arrays;
import java.util.List;
import mpj.multiprocessing.wire.Decoder;

/** A function over a list: each task has so many consecutive items, the last one what is left. */
final class MapJob extends Job {
  private final Object[] results;
  private final int chunk;

  MapJob(int items, int chunk, long function) {
    super(Math.ceilDiv(items, chunk), function);
    this.results = new Object[items];
    this.chunk = chunk;
  }

  /** Returns where the items of a task begin; of the one after the last: where they all end. */
  int begin(int ordinal) {
    return (int) Math.min((long) ordinal * chunk, results.length);
  }

  @Override
  void receive(int ordinal, Decoder values) {
    for (int i = begin(ordinal), end = begin(ordinal + 1); i < end; i++) {
      results[i] = values.read();
    }
  }

  @Override
  String items(int ordinal) {
    int last = begin(ordinal + 1) - 1;
    return last == begin(ordinal) ? "item=" + last : "items=" + begin(ordinal) + ".." + last;
  }

  @SuppressWarnings("unchecked") // the job's function answered them
  <R> List<R> results() throws InterruptedException {
    await();
    return (List<R>) Arrays.asList(results);
  }
}
