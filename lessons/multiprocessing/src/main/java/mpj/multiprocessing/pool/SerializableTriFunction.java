package mpj.multiprocessing.pool;

import java.io.Serializable;

/**
 * A {@link SerializableFunction} of three arguments.
 *
 * @param <A> the first argument
 * @param <B> the second
 * @param <C> the third
 * @param <R> the results
 */
@FunctionalInterface
public interface SerializableTriFunction<A, B, C, R> extends Serializable {
  /** Does the work. An exception is the task's failure; the worker goes on with other tasks. */
  R apply(A first, B second, C third) throws Exception;
}
