/**
 * The ways to do a work: one after another, by threads, by child processes.
 *
 * <p>May use {@code bench.work} and the library.
 */
package mpj.app.bench.mode;
