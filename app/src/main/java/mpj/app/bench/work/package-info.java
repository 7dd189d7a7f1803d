/**
 * The works that are done serially, by threads and by processes: deterministic jobs, each in parts
 * that need nothing of one another. They are functions that can be sent, so that the very same code
 * runs in every mode.
 *
 * <p>May use the library.
 */
package mpj.app.bench.work;
