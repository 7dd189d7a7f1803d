/**
 * Tells a run on the terminal while it happens: a head, a line for each line of output with its
 * note, and at the end what was seen.
 *
 * <p>May use {@code chart}, {@code run}, {@code terminal}, the course and the library.
 */
package mpj.app.narration;
