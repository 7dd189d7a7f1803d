/**
 * How a learner practises: which exercise is meant, how it is shown, opened, checked and judged.
 * The commands of it have the work done here.
 *
 * <p>May use {@code error}, {@code exercise.compile}, {@code exercise.folder}, {@code
 * exercise.host}, {@code exercise.progress}, {@code terminal} and the course.
 */
package mpj.app.exercise;
