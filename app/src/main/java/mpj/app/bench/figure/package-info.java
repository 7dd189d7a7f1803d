/**
 * Figures: what was measured in several runs, its mean, deviation and median, and how numbers are
 * written. Uses nothing but the JDK.
 */
package mpj.app.bench.figure;
