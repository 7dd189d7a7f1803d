/**
 * What changed between two documents of the bench: reads them, and tells what is beyond the spread
 * of both. Uses the primitives' list for which figures are wanted high; draws nothing.
 */
package mpj.app.bench.change;
