/**
 * Events that tell what happens in a process tree. The primitives emit the events. Each process
 * writes its events into its own ring in the arena. The main process reads the rings, puts the
 * events in order, and hands them to a listener. The points where events are emitted are also
 * gates, at which a process can be held.
 *
 * <p>May use {@code internal.trace} and {@code internal.arena}.
 */
package mpj.multiprocessing.trace;
