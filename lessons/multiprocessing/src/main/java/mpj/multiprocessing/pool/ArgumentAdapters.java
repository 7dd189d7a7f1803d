package mpj.multiprocessing.pool;

import java.util.Objects;
import java.util.concurrent.Callable;

/**
 * Turns functions of no argument or of several arguments into functions of one item. The results
 * are lambdas, because lambdas and everything that they capture are sent in the compact form. So a
 * worker runs the user's lambda at once, without an object stream and without linking the lambda
 * first.
 */
final class ArgumentAdapters {
  static <R> SerializableFunction<Object, R> none(Callable<R> task) {
    Objects.requireNonNull(task, "task");
    return _ -> task.call();
  }

  static SerializableFunction<Object, Object> action(Runnable task) {
    Objects.requireNonNull(task, "task");
    return _ -> {
      task.run();
      return null;
    };
  }

  static <A, B, R> SerializableFunction<Pair<A, B>, R> two(
      SerializableBiFunction<A, B, R> function) {
    Objects.requireNonNull(function, "function");
    return arguments -> function.apply(arguments.first(), arguments.second());
  }

  static <A, B, C, R> SerializableFunction<Triple<A, B, C>, R> three(
      SerializableTriFunction<A, B, C, R> function) {
    Objects.requireNonNull(function, "function");
    return arguments -> function.apply(arguments.first(), arguments.second(), arguments.third());
  }

  private ArgumentAdapters() {}
}
