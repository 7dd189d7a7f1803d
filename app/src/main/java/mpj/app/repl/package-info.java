/**
 * A session with the learner: what is typed is a command of the tool, or Java that runs at once.
 * Here are the session itself and scripts; {@code repl.engine} evaluates Java, {@code repl.editor}
 * is the line on a terminal. It uses {@code terminal}, {@code error}, {@code chart} and {@code
 * timeline}; the tool's commands are given to it.
 */
package mpj.app.repl;
