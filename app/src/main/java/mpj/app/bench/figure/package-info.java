/**
 * Figures: what was measured in several runs, its mean, deviation and median, and how numbers are
 * written.
 *
 * <p>May use the JDK only.
 */
package mpj.app.bench.figure;
