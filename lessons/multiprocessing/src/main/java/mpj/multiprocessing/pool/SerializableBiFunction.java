package mpj.multiprocessing.pool;

import java.io.Serializable;

/**
 * A {@link SerializableFunction} of two arguments.
 *
 * @param <A> the first argument
 * @param <B> the second
 * @param <R> the results
 */
@FunctionalInterface
public interface SerializableBiFunction<A, B, R> extends Serializable {
  /** Does the work. An exception is the task's failure; the worker goes on with other tasks. */
  R apply(A first, B second) throws Exception;
}
