/**
 * How a learner practises: which exercise is meant, how it is shown, opened, checked and judged.
 * The commands of it have the work done here.
 */
package mpj.app.exercise;
