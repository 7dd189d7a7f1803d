/**
 * How results are told: tables that fit the screen, plots, sentences made from the figures, pages
 * and JSON documents.
 *
 * <p>May use {@code bench.change}, {@code bench.compare}, {@code bench.figure}, {@code bench.fit},
 * {@code bench.mode}, {@code bench.peer}, {@code bench.primitive}, {@code bench.series}, {@code
 * bench.work}, {@code chart}, {@code html} and {@code terminal}.
 */
package mpj.app.bench.report;
