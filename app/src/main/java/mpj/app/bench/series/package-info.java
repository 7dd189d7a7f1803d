/**
 * Runs of primitives, ours and the peer's in turn, and the figures they give. Uses primitives, the
 * peer and figures; draws nothing.
 */
package mpj.app.bench.series;
