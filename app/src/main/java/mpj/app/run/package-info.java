/**
 * Runs demos and ends them: the one place that starts the trace, the demo's thread and, through the
 * library, the child processes, and that ends all of them when a run is over, stuck or interrupted.
 * It uses the course, the library and, to fall silent, {@code terminal}.
 */
package mpj.app.run;
