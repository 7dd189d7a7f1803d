/**
 * The comparison: every work in every way, runs taken in turn, results checked against the serial
 * one; with a rival, the same by it. Uses works, modes, the peer and figures; draws nothing.
 */
package mpj.app.bench.compare;
