/**
 * Draws in characters: a timeline with a lane for each process, a time axis, numbers for what
 * passed; a plot of points and curves. Readable without colour and in ASCII. It uses {@code
 * timeline} and {@code terminal}.
 */
package mpj.app.chart;
