/**
 * How results are told: tables that fit the screen, bars, sentences made from the figures, and JSON
 * documents. Uses the comparison's rows, the primitives' figures and the screen.
 */
package mpj.app.bench.report;
