/**
 * Passing data: queues between any processes of the tree.
 *
 * <p>May use {@code structure}, {@code trace}, {@code wire} and {@code arena}.
 */
package mpj.multiprocessing.channel;
