/**
 * Runs the Java that is typed, in this JVM, which so is the main process of what it starts, and
 * hands the classes to the library for the children. It uses JShell; nothing here is loaded before
 * the first piece of Java is typed.
 *
 * <p>May use {@code compiler}, {@code terminal} and the library.
 */
package mpj.app.repl.engine;
