/**
 * The line on a terminal: editing, history, completion, colours, and what is printed above it
 * meanwhile. The only user of JLine, which is loaded for nothing else.
 *
 * <p>May use {@code repl}, {@code repl.engine}, {@code state}, {@code terminal} and the library.
 */
package mpj.app.repl.editor;
