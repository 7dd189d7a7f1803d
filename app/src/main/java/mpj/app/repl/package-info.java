/**
 * A session with the learner: what is typed is a command of the tool, or Java that runs at once.
 * Here are the session itself and scripts; {@code repl.engine} evaluates Java, {@code repl.editor}
 * is the line on a terminal. The tool's commands are given to it.
 *
 * <p>May use {@code chart}, {@code error}, {@code file}, {@code process}, {@code repl.engine},
 * {@code terminal}, the course and the library.
 */
package mpj.app.repl;
