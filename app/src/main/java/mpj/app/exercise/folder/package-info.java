/** The learner's folder with the exercises' files. Nothing of the learner's is overwritten. */
package mpj.app.exercise.folder;
