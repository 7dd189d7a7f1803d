/**
 * Workers that are started once and used for many tasks: {@link mpj.multiprocessing.pool.Pool}.
 *
 * <h2>How a pool works</h2>
 *
 * All workers take their tasks from one queue, so whoever is free takes the next, and put what came
 * of them into another. In the pool's own process one thread, {@link
 * mpj.multiprocessing.pool.Results}, reads that queue. The death of a worker is reported through it
 * too, after the death has been mended: so whatever the worker had put is dealt with before.
 *
 * <p>Each task is a number. The tasks of one call are a {@link mpj.multiprocessing.pool.Job}, and
 * have consecutive ones; their function is stored once for all of them.
 *
 * <p>May use {@code structure}, {@code trace}, {@code wire}, {@code arena} and the root package.
 */
package mpj.multiprocessing.pool;
