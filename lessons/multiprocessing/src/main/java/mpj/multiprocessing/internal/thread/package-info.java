/**
 * The threads that the library starts. All of them are made here. So none of them inherits anything
 * from the program's thread that starts it.
 *
 * <p>May use {@code internal.log} only, so that every room may use it.
 */
package mpj.multiprocessing.internal.thread;
