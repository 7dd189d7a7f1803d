package mpj.multiprocessing.pool;

import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.wire.Decoder;
import mpj.multiprocessing.wire.Encoder;

/** One call of a function: one task. */
final class CallJob<R> extends Job {
  private final AsyncResult<R> result;

  CallJob(Tree tree, Encoder function, AsyncResult<R> result) {
    super(tree, function);
    this.result = result;
  }

  @Override
  @SuppressWarnings("unchecked") // the job's function answered it
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
    // Its one task has told.
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
