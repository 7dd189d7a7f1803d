/**
 * Files that a learner keeps of a run or a bench.
 *
 * <p>May use {@code error}.
 */
package mpj.app.file;
