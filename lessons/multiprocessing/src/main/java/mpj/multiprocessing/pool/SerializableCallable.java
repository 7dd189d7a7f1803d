package mpj.multiprocessing.pool;

import java.io.Serializable;
import java.util.concurrent.Callable;

/**
 * A task that needs no argument: a lambda, a method reference or an object of a class. It is sent
 * to a worker with everything that it has captured.
 *
 * @param <R> the type of the result
 */
@FunctionalInterface
public interface SerializableCallable<R> extends Callable<R>, Serializable {}
