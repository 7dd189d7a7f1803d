/**
 * A run as a picture has it: each process's life, waits and holds as spans of time, and what passed
 * between processes. Made once from the run; drawings, traces and pages all show the same.
 *
 * <p>May use {@code story} and the library.
 */
package mpj.lessons.story.timeline;
