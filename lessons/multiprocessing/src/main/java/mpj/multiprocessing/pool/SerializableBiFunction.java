package mpj.multiprocessing.pool;

import java.io.Serializable;

/**
 * A {@link SerializableFunction} of two arguments.
 *
 * @param <A> the type of the first argument
 * @param <B> the type of the second argument
 * @param <R> the type of the result
 */
@FunctionalInterface
public interface SerializableBiFunction<A, B, R> extends Serializable {
  /**
   * Does the work. If this method throws, the task fails; the worker goes on with other tasks.
   *
   * @throws Exception if the work fails; {@link AsyncResult#get()} says how the caller gets it
   */
  R apply(A first, B second) throws Exception;
}
