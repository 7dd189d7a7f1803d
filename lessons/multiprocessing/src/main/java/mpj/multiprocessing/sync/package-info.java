/**
 * Synchronization: locks, semaphores, conditions, events, countdown latches and barriers, by which
 * processes wait for each other. All of them lie in the tree's shared memory. They work among
 * threads and among processes. A task can capture them, and they can be sent through a queue.
 *
 * <p>May use {@code internal.memory}, {@code internal.process}, {@code internal.holders}, {@code
 * internal.trace}, {@code internal.codec} and {@code internal.arena}.
 */
package mpj.multiprocessing.sync;
