/**
 * Minutes of killing, for the profile {@code stress}; an ordinary build leaves them out. Each kill
 * is counted only if the events prove that the victim was in the state in question.
 */
package mpj.multiprocessing.stress;
