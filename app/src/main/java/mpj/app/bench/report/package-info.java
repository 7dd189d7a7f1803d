/**
 * How results are told: tables that fit the screen, plots, sentences made from the figures, pages
 * and JSON documents. Uses the comparison's rows, fits, the primitives' figures, {@code terminal},
 * {@code chart} and {@code html}.
 */
package mpj.app.bench.report;
