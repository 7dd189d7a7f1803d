/**
 * Tells a run on the terminal while it happens: a head, a line for each line of output with its
 * note, and at the end what was seen. It uses {@code run} and {@code terminal}.
 */
package mpj.app.narration;
