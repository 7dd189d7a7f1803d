/**
 * Runs of primitives, ours and the peer's in turn, and the figures they give. Draws nothing.
 *
 * <p>May use {@code bench.figure}, {@code bench.peer} and {@code bench.primitive}.
 */
package mpj.app.bench.series;
