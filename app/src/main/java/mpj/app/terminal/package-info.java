/**
 * Everything that reaches a terminal: what the terminal can do, the one object that writes to
 * standard output and standard error, styled text and its wrapping, and what is drawn of it
 * everywhere: tables of figures, how far something is, labelled texts, things to type, the colours
 * of processes. Of the library it knows who a process is.
 *
 * <p>May use the library.
 */
package mpj.app.terminal;
