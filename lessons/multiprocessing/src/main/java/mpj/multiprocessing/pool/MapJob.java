package mpj.multiprocessing.pool;

import java.util.Arrays;
import java.util.List;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.internal.codec.Decoder;
import mpj.multiprocessing.internal.codec.Encoder;

/**
 * A job that applies a function to a list. Each task has the same number of consecutive items; the
 * last task has the rest. The job fails at once when the first task fails. Tasks that were already
 * handed out go on, but they are only counted; their results are not used.
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

  /** Returns the number of tasks. */
  int count() {
    return count;
  }

  /**
   * Returns the index of a task's first item. For the ordinal after the last, it is the number of
   * items.
   */
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
  @SuppressWarnings("unchecked") // the job's function returned them
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
   * Waits until fewer than {@code window} of the submitted tasks have not ended.
   *
   * @return the number of tasks that may be submitted before the next call; 0 or less: none,
   *     because the job is stopped
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
