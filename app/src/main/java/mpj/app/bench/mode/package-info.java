/**
 * The ways to do a work: one after another, by threads, by child processes. Uses the works and the
 * library's pool.
 */
package mpj.app.bench.mode;
