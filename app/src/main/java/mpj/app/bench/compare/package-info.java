/**
 * The comparison: every work in every way, runs taken in turn, results checked against the serial
 * one; with a rival, the same by it. Draws nothing.
 *
 * <p>May use {@code bench.figure}, {@code bench.mode}, {@code bench.peer}, {@code bench.work} and
 * the library.
 */
package mpj.app.bench.compare;
