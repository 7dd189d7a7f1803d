/**
 * Runs the Java that is typed, in this JVM, which so is the main process of what it starts, and
 * hands the classes to the library for the children. It uses the JDK's {@code jdk.jshell} and the
 * library, and {@code compiler}; nothing here is loaded before the first piece of Java is typed.
 */
package mpj.app.repl.engine;
