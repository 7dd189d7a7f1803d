/**
 * What changed between two documents of the bench: reads them, and tells what is beyond the spread
 * of both. Draws nothing.
 *
 * <p>May use {@code bench.primitive} and {@code error}.
 */
package mpj.app.bench.change;
