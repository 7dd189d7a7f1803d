package mpj.multiprocessing.pool;

import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.internal.codec.Decoder;
import mpj.multiprocessing.internal.codec.Encoder;

/** A job that calls a function once. It has one task. */
final class CallJob<R> extends Job {
  private final AsyncResult<R> result;

  CallJob(Tree tree, Encoder function, AsyncResult<R> result) {
    super(tree, function);
    this.result = result;
  }

  @Override
  @SuppressWarnings("unchecked") // the job's function returned it
  void receive(int ordinal, Decoder values) {
    result.succeed((R) values.read());
  }

  @Override
  void fail(int ordinal, RuntimeException why) {
    result.fail(why);
  }

  @Override
  void breakOff(RuntimeException why) {
    stop();
    result.fail(why);
  }

  @Override
  void over() {
    // The end of its one task has set the result.
  }

  @Override
  String items(int ordinal) {
    return "";
  }

  @Override
  int expected() {
    return 1;
  }

  @Override
  int wanted() {
    return 1;
  }
}
