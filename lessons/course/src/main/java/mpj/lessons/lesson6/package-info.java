/**
 * Lesson 6 hands tasks to pools of workers. For each demo there is the program that the learner
 * reads, the notes that explain its run, and the trials where its outcome can differ. A lesson
 * knows nothing of another one.
 *
 * <p>May use {@code demo}, {@code story} and the library.
 */
package mpj.lessons.lesson6;
