/**
 * Passing data: queues and pipes between any processes of the tree, and waiting for several of them
 * and for processes at once.
 *
 * <p>May use {@code structure}, {@code internal.memory}, {@code trace}, {@code wire} and {@code
 * arena}.
 */
package mpj.multiprocessing.channel;
