/**
 * Says of processes that no longer move why they do not: from the events up to now, from what a
 * probe tells of each, and from the lines at which their threads wait. It needs no lesson; whoever
 * watches a process tree can ask it.
 *
 * <p>May use {@code story} and the library.
 */
package mpj.lessons.story.diagnosis;
