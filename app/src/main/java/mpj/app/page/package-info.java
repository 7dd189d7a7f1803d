/**
 * A lesson's Markdown laid out for the terminal. It uses commonmark to read and {@code terminal} to
 * draw.
 */
package mpj.app.page;
