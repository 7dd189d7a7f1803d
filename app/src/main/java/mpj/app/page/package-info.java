/**
 * A lesson's Markdown laid out for the terminal. It uses commonmark to read and {@code screen} to
 * draw.
 */
package mpj.app.page;
