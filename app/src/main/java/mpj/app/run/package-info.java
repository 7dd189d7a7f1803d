/**
 * Runs demos and ends them: the one place that starts the trace, the demo's thread and, through the
 * library, the child processes, and that ends all of them when a run is over, stuck or interrupted.
 *
 * <p>May use {@code error}, {@code process}, {@code terminal}, the course and the library.
 */
package mpj.app.run;
