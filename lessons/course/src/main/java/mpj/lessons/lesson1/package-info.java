/**
 * Lesson 1 compares processes with threads. For each demo there is the program that the learner
 * reads, and the notes that explain its run from events and check what it showed. It uses the
 * course's vocabulary and the library, and nothing of another lesson.
 */
package mpj.lessons.lesson1;
