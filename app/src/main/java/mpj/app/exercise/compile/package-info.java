/**
 * Compiles learners' programs, says what the compiler has against them, and finds mistakes that
 * compile. It uses {@code compiler} for the words, and the JDK's own compiler.
 */
package mpj.app.exercise.compile;
