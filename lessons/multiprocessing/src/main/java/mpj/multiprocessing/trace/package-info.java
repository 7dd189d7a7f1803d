/**
 * What happens in a process tree, as events: emitted by the primitives of every process into a ring
 * of its own in the arena, read by the main process, put in order, and handed to a listener. The
 * points where they are emitted are gates, too, at which a process can be held.
 *
 * <p>May use {@code internal.memory} and {@code internal.arena}.
 */
package mpj.multiprocessing.trace;
