/**
 * Taking turns and meeting: the primitives by which processes wait for one another. All of them lie
 * in the tree's shared memory, work among threads and processes at once, and can be captured by a
 * task or sent through a queue.
 *
 * <p>May use {@code internal.memory}, {@code internal.process}, {@code internal.holders}, {@code
 * trace}, {@code wire}, {@code internal.arena} and, of the root package, tasks.
 */
package mpj.multiprocessing.sync;
