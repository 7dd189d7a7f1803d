/**
 * Worker processes that are started once and used for many tasks: {@link
 * mpj.multiprocessing.pool.Pool}.
 *
 * <h2>How a pool works</h2>
 *
 * There are two queues in shared memory: one for tasks and one for results. All workers take their
 * tasks from the same queue, so a free worker takes the next task. They put the results into the
 * other queue. In the process that made the pool, one thread, {@link
 * mpj.multiprocessing.pool.Results}, reads the results. The death of a worker is a message in the
 * queue of results too. That message is put after the dead worker's shared memory has been mended,
 * so the thread has already handled all results that the worker put.
 *
 * <p>Why one queue for all workers? With a queue for each worker, a task would belong to one worker
 * before it is known which worker will be free first. The task could wait behind a slow one. With a
 * lock around one queue, all workers would wait for a worker that is stopped or killed while it
 * holds the lock. This queue has no lock. A worker that takes a task first takes that task's place
 * in the queue, and writes its own name there, in shared memory. Other workers pass over a place
 * that is taken, so a worker that is stopped or slow while it takes a task delays no other worker.
 * If a worker is killed at that moment, the main process sees which place it had taken, and gives
 * the task to the next worker. So a task waits only while every worker is busy with other tasks.
 * The items of a chunk wait only for other items of the same chunk. (A result waits for earlier
 * results that are being written at that moment. This takes a few instructions. If a worker is
 * killed while it writes one, the wait lasts until the queue has been mended.)
 *
 * <p>Each task has a number. The tasks of one call form a {@link mpj.multiprocessing.pool.Job}. The
 * function of a job is stored once for all of its tasks. There are three kinds of job: a single
 * call, a map, and a lazy map. A lazy map hands out its tasks while its results are taken. {@link
 * mpj.multiprocessing.pool.JobFactory} makes the jobs. {@link mpj.multiprocessing.pool.Jobs} holds
 * the jobs that are not over.
 *
 * <p>A worker notes each task in shared memory before it begins the task ({@code PoolState}). So
 * the pool knows which task is lost when a worker dies. The pool can also condemn a task that was
 * cancelled or takes too long, and kill its worker. The note makes sure that a worker is never
 * killed for a task that it has already finished.
 *
 * <p>Code of the program runs in threads of its own, where it may block or fail: callbacks in
 * {@link mpj.multiprocessing.pool.Callbacks}, the input of a lazy map in {@link
 * mpj.multiprocessing.pool.InputReader}.
 *
 * <p>May use {@code internal.queue}, {@code internal.memory}, {@code internal.process}, {@code
 * internal.holders}, {@code internal.trace}, {@code internal.codec}, {@code internal.arena} and the
 * root package.
 */
package mpj.multiprocessing.pool;
