/**
 * The exercises as the course has them: what the learner is given, hints, a solution, and, for the
 * authors' check, other right forms and known wrong attempts. Nothing here runs or judges them.
 *
 * <p>It uses nothing of the other rooms.
 */
package mpj.lessons.exercise;
