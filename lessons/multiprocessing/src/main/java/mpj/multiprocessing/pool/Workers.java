package mpj.multiprocessing.pool;

import mpj.multiprocessing.Task;

/**
 * Starts the workers of a pool. The pool decides when a worker is started, killed or replaced; this
 * interface does it. There is one implementation, {@link ChildWorkers}.
 */
interface Workers {
  /**
   * Starts a worker, and does not wait until it is ready.
   *
   * @param name the name of the worker in messages and traces
   * @param work the task that the worker runs until its end
   * @throws mpj.multiprocessing.ProcessStartException if the system refuses a process
   */
  WorkerProcess start(String name, Task work);
}
