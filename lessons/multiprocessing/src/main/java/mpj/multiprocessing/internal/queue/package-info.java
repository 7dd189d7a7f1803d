/**
 * The queue that everything else is built upon which passes items among processes: queues of the
 * program, the tasks and results of a pool, the requests to a manager. {@link
 * mpj.multiprocessing.internal.queue.ItemQueue} puts and takes byte strings; a chain of segments
 * holds them, whose slots each say in one word what has become of an item and who is busy with it.
 *
 * <p>May use {@code internal.memory} and {@code internal.arena}.
 */
package mpj.multiprocessing.internal.queue;
