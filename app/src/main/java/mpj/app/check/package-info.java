/**
 * What authors have checked: that every demo has its text, its notes and a source that is short
 * enough, runs, ends and shows what it is to show, and that what is drawn and written of a run says
 * the same as its events.
 *
 * <p>May use {@code export}, {@code narration}, {@code run}, {@code terminal} and the course.
 */
package mpj.app.check;
