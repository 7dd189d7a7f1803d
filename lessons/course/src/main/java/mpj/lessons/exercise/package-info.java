/**
 * The exercises as the course has them: what the learner is given, hints, a solution, and, for the
 * authors' check, other right forms and known wrong attempts. Judges look at attempts by what
 * happened in their runs: events, shared values, exit codes, what was returned; never by what was
 * printed, by names or by the text of the program. Nothing here runs an attempt.
 *
 * <p>May use {@code story}, {@code text} and the library.
 */
package mpj.lessons.exercise;
