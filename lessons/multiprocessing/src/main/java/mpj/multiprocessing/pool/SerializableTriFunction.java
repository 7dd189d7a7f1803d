package mpj.multiprocessing.pool;

import java.io.Serializable;

/**
 * A {@link SerializableFunction} of three arguments.
 *
 * @param <A> the type of the first argument
 * @param <B> the type of the second argument
 * @param <C> the type of the third argument
 * @param <R> the type of the result
 */
@FunctionalInterface
public interface SerializableTriFunction<A, B, C, R> extends Serializable {
  /**
   * Does the work. If this method throws, the task fails; the worker goes on with other tasks.
   *
   * @throws Exception if the work fails; {@link AsyncResult#get()} says how the caller gets it
   */
  R apply(A first, B second, C third) throws Exception;
}
