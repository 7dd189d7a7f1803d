/**
 * Lesson 7 puts objects on a server. For each demo there is the program that the learner reads, the
 * notes that explain its run, and the trials where its outcome can differ. A lesson knows nothing
 * of another one.
 *
 * <p>May use {@code demo}, {@code story}, the remote managers and the library.
 */
package mpj.lessons.lesson7;
