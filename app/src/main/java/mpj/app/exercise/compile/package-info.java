/**
 * Compiles learners' programs, says in plain words what the compiler has against them, and finds
 * mistakes that compile.
 */
package mpj.app.exercise.compile;
