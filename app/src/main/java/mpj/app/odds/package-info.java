/**
 * Counts how many rounds of a demo came out how, and draws the table. Who plays the rounds is no
 * business of its.
 *
 * <p>May use {@code terminal} and the course.
 */
package mpj.app.odds;
