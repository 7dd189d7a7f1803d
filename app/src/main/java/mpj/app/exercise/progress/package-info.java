/** What the learner has done, kept in the platform's state folder. */
package mpj.app.exercise.progress;
