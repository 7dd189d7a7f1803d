/**
 * Who dies, and what follows. In a parent a {@link mpj.multiprocessing.supervision.Reaper} waits
 * for each child; in the main process the {@link mpj.multiprocessing.supervision.Supervisor} mends
 * what the dead left behind; in a child the {@link mpj.multiprocessing.supervision.Watch} sees that
 * its parent or the main process is gone.
 *
 * <p>May use {@code internal.memory}, {@code holders}, {@code trace} and {@code arena}.
 */
package mpj.multiprocessing.supervision;
