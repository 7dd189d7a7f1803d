/**
 * What a run of processes leaves behind, read in one place: its events, processes and lines, and
 * what they mean. It knows no demo and no screen.
 *
 * <p>May use the library.
 */
package mpj.lessons.story;
