/**
 * Judges attempts at exercises by what happened in their runs: events, shared values, exit codes,
 * what was returned; never by what was printed, by names or by the text of the program.
 *
 * <p>It uses the course and the library's trace.
 */
package mpj.app.exercise.judge;
