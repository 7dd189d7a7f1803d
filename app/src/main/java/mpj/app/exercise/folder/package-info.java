/**
 * The learner's folder with the exercises' files. Nothing of the learner's is overwritten.
 *
 * <p>May use {@code error} and the course.
 */
package mpj.app.exercise.folder;
