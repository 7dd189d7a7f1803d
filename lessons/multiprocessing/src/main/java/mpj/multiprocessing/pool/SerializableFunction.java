package mpj.multiprocessing.pool;

import java.io.Serializable;

/**
 * What a pool's workers do with an item: a lambda, a method reference or an object of a class. It
 * travels to each worker once, with all that it has captured.
 *
 * @param <T> the items
 * @param <R> the results
 */
@FunctionalInterface
public interface SerializableFunction<T, R> extends Serializable {
  /** Does the work. An exception is the task's failure; the worker goes on with other tasks. */
  R apply(T item) throws Exception;
}
