/**
 * A lesson's Markdown laid out for the terminal. The only user of commonmark.
 *
 * <p>May use {@code terminal}.
 */
package mpj.app.page;
