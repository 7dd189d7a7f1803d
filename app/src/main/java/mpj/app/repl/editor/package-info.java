/**
 * The line on a terminal: editing, history, completion, colours, and what is printed above it
 * meanwhile. The only user of JLine, which is loaded for nothing else. It uses {@code state}.
 */
package mpj.app.repl.editor;
