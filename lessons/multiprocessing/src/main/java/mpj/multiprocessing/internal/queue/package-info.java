/**
 * The queue on which all other queues are built: the queues of the program, the tasks and results
 * of a pool, and the requests to a manager. {@link mpj.multiprocessing.internal.queue.ItemQueue}
 * puts and takes byte strings. A chain of segments holds them. The word of each slot says in what
 * state its item is and which process works on it.
 *
 * <p>May use {@code internal.memory} and {@code internal.arena}.
 */
package mpj.multiprocessing.internal.queue;
