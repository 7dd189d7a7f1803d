/**
 * The works that are done serially, by threads and by processes: deterministic jobs, each in parts
 * that need nothing of one another. Uses the library's {@code SerializableFunction} only, so that
 * the very same code runs in every mode.
 */
package mpj.app.bench.work;
