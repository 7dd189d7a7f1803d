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
 * <p>A queue for each worker would bind a task to a worker before anyone knows who will be free: it
 * would wait behind a slow one. A queue for all, under a lock, would have everyone wait for whoever
 * is stopped or killed while holding it. This one has no lock. Each worker has a channel of its own
 * in it all the same: the one place that it has taken, which bears its name in shared memory.
 * Takers pass over taken places, so whoever is stopped or slow in the middle of taking holds up
 * nobody; and when one is killed there, the main process sees whose place that was and gives the
 * task to the next. So a task waits only while every worker is busy with others, and a chunk's
 * items only for those of the same chunk. (A result waits for those before it that are just being
 * written, for a few instructions; if a worker is killed in these, until that is mended.)
 *
 * <p>Each task is a number. The tasks of one call are a {@link mpj.multiprocessing.pool.Job}, whose
 * function is stored once for all of them: one call, a map, or a lazy one, whose tasks are handed
 * out as its results are taken. {@link mpj.multiprocessing.pool.Calls} makes jobs, {@link
 * mpj.multiprocessing.pool.Jobs} knows those that are not over.
 *
 * <p>Before a worker begins a task it notes it in shared memory ({@code PoolState}). So the pool
 * knows what is lost with a dead worker; and it can condemn a task that was cancelled or takes too
 * long, and kill its worker for it, but never for the task that comes next.
 *
 * <p>Code of the pool's user runs in threads of its own, where it may block and fail: callbacks in
 * {@link mpj.multiprocessing.pool.Callbacks}, the input of a lazy map in {@link
 * mpj.multiprocessing.pool.Feeder}.
 *
 * <p>May use {@code internal.queue}, {@code internal.memory}, {@code internal.process}, {@code
 * internal.holders}, {@code trace}, {@code wire}, {@code internal.arena} and the root package.
 */
package mpj.multiprocessing.pool;
