/**
 * Compiles learners' programs, says what the compiler has against them, and finds mistakes that
 * compile.
 *
 * <p>May use {@code compiler}, {@code error}, {@code file} and the library.
 */
package mpj.app.exercise.compile;
