/**
 * How a watched process tells what it does: the gate that each operation passes, the rings in
 * shared memory for its events and its output, and the random delays of a closer watch.
 *
 * <p>May use {@code internal.memory} and {@code internal.arena}.
 */
package mpj.multiprocessing.internal.trace;
