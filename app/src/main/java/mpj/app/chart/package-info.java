/**
 * Draws in characters: a timeline with a lane for each process, a time axis, numbers for what
 * passed; a plot of points and curves. Readable without colour and in ASCII.
 *
 * <p>May use {@code terminal}, the course and the library.
 */
package mpj.app.chart;
