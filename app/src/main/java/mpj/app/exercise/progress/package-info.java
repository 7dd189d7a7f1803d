/** What the learner has done, kept in a readable file. It uses {@code state} and Jackson. */
package mpj.app.exercise.progress;
