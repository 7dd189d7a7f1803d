/**
 * Taking turns and meeting: the primitives by which processes wait for one another. All of them lie
 * in the tree's shared memory, work among threads and processes at once, and can be captured by a
 * task or sent through a queue.
 *
 * <p>May use {@code structure}, {@code internal.memory}, {@code internal.process}, {@code trace},
 * {@code wire} and {@code arena}.
 */
package mpj.multiprocessing.sync;
