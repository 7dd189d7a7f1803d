/**
 * What the learner has done, kept in a readable file.
 *
 * <p>May use {@code state}.
 */
package mpj.app.exercise.progress;
