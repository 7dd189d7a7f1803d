package mpj.multiprocessing.pool;

import java.util.Arrays;
import java.util.List;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.wire.Decoder;
import mpj.multiprocessing.wire.Encoder;

/**
 * A function over a list: each task has so many consecutive items, the last one what is left. As a
 * whole it fails at the first failure of a task, at once; the tasks that were handed out by then go
 * on, and what becomes of them only counts.
 */
final class MapJob<R> extends Job {
  private final AsyncResult<List<R>> result;
  private final Object[] values;
  private final int chunk;
  private final int count;
  private int wanted;

  MapJob(Tree tree, Encoder function, int items, int chunk, AsyncResult<List<R>> result) {
    super(tree, function);
    this.values = new Object[items];
    this.chunk = chunk;
    this.count = Math.ceilDiv(items, chunk);
    this.wanted = count;
    this.result = result;
  }

  /** Returns how many tasks it has. */
  int count() {
    return count;
  }

  /** Returns where the items of a task begin; of the one after the last: where they all end. */
  int begin(int ordinal) {
    return (int) Math.min((long) ordinal * chunk, values.length);
  }

  @Override
  void receive(int ordinal, Decoder in) {
    for (int i = begin(ordinal), end = begin(ordinal + 1); i < end; i++) {
      values[i] = in.read();
    }
  }

  @Override
  void fail(int ordinal, RuntimeException why) {
    breakOff(why);
  }

  @Override
  void breakOff(RuntimeException why) {
    stop();
    result.fail(why);
  }

  @Override
  @SuppressWarnings("unchecked") // the job's function answered them
  void over() {
    if (!isStopped()) {
      result.succeed((List<R>) Arrays.asList(values));
    }
  }

  @Override
  String items(int ordinal) {
    int last = begin(ordinal + 1) - 1;
    return last == begin(ordinal) ? " item=" + last : " items=" + begin(ordinal) + ".." + last;
  }

  @Override
  int expected() {
    return count;
  }

  @Override
  int wanted() {
    return wanted;
  }

  /**
   * Waits until fewer than so many of the tasks submitted so far are left.
   *
   * @return how many may be submitted before the next call; 0 or less: none, the job is stopped
   */
  synchronized int awaitRoom(int submitted, int window) throws InterruptedException {
    if (submitted - ended() >= window) {
      wanted = submitted - window / 2;
      while (ended() < wanted && !isStopped()) {
        wait();
      }
      wanted = count;
    }
    return isStopped() ? 0 : window - (submitted - ended());
  }
}
