/**
 * The comparison: every work in every way, runs taken in turn, results checked against the serial
 * one. Uses works, modes and figures; draws nothing.
 */
package mpj.app.bench.compare;
