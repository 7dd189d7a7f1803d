/**
 * Lesson 2 makes a first child. So far there is its text. It uses the course's vocabulary and the
 * library, and nothing of another lesson.
 */
package mpj.lessons.lesson2;
