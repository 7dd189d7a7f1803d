package mpj.multiprocessing.pool;

import mpj.multiprocessing.Task;

/**
 * Where a pool's workers come from. The pool decides when a worker is started, killed or replaced;
 * this says how that is done. There is one implementation, {@link ChildWorkers}.
 */
interface Workers {
  /**
   * Starts a worker, and does not wait until it is ready.
   *
   * @param name what the worker is called in messages and traces
   * @param work what the worker runs until its end
   * @throws mpj.multiprocessing.ProcessStartException if the system refuses a process
   */
  WorkerProcess start(String name, Task work);
}
