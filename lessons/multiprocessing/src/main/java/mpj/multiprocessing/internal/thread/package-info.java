/**
 * The threads that the library starts. All of them are made here, so that none takes over what
 * belongs to the thread of the program that happens to start it.
 *
 * <p>May use {@code internal.log} only, so that every room may use it.
 */
package mpj.multiprocessing.internal.thread;
