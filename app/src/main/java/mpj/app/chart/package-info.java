/**
 * Draws a timeline in characters: a lane for each process, a time axis, numbers for what passed.
 * Readable without colour and in ASCII. It uses {@code timeline} and {@code screen}.
 */
package mpj.app.chart;
