/**
 * Everything that reaches a terminal: what the terminal can do, the one object that writes to
 * standard output and standard error, styled text and its wrapping, and what is drawn of it
 * everywhere: tables of figures, how far something is, labelled texts, things to type, the colours
 * of processes. It uses the JDK and, of the library, who a process is.
 */
package mpj.app.terminal;
