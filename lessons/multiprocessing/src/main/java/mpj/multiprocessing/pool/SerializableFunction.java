package mpj.multiprocessing.pool;

import java.io.Serializable;

/**
 * The function that a pool's workers apply to each item: a lambda, a method reference or an object
 * of a class. It is sent to each worker once, with everything that it has captured.
 *
 * @param <T> the type of the items
 * @param <R> the type of the results
 */
@FunctionalInterface
public interface SerializableFunction<T, R> extends Serializable {
  /**
   * Does the work. If this method throws, the task fails; the worker goes on with other tasks.
   *
   * @throws Exception if the work fails; {@link AsyncResult#get()} says how the caller gets it
   */
  R apply(T item) throws Exception;
}
