/**
 * Everything that reaches a terminal: what the terminal can do, styled text, wrapping, and the one
 * object that writes to standard output and standard error. It uses the JDK only.
 */
package mpj.app.terminal;
