/**
 * The processes of a tree as the library itself uses them: those that work for others, and the task
 * that runs in one of them.
 *
 * <p>May use the JDK only.
 */
package mpj.multiprocessing.internal.process;
