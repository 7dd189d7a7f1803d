package mpj.multiprocessing.pool;

import java.util.Objects;
import java.util.concurrent.Callable;

/** Functions of no argument or several as functions of one item. */
final class Spread {
  record None<R>(Callable<R> call) implements SerializableFunction<Object, R> {
    @Override
    public R apply(Object nothing) throws Exception {
      return call.call();
    }
  }

  record Action(Runnable action) implements SerializableFunction<Object, Object> {
    @Override
    public Object apply(Object nothing) {
      action.run();
      return null;
    }
  }

  record Two<A, B, R>(SerializableBiFunction<A, B, R> function)
      implements SerializableFunction<Pair<A, B>, R> {
    @Override
    public R apply(Pair<A, B> arguments) throws Exception {
      return function.apply(arguments.first(), arguments.second());
    }
  }

  record Three<A, B, C, R>(SerializableTriFunction<A, B, C, R> function)
      implements SerializableFunction<Triple<A, B, C>, R> {
    @Override
    public R apply(Triple<A, B, C> arguments) throws Exception {
      return function.apply(arguments.first(), arguments.second(), arguments.third());
    }
  }

  static <A, B, R> SerializableFunction<Pair<A, B>, R> two(
      SerializableBiFunction<A, B, R> function) {
    return new Two<>(Objects.requireNonNull(function, "function"));
  }

  static <A, B, C, R> SerializableFunction<Triple<A, B, C>, R> three(
      SerializableTriFunction<A, B, C, R> function) {
    return new Three<>(Objects.requireNonNull(function, "function"));
  }

  private Spread() {}
}
