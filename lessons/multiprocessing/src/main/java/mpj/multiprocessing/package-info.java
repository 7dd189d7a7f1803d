/**
 * Processes as a library: child JVMs that run a task of their own, in one process tree with its
 * main process, and the primitives in the packages below by which they meet and pass data. The
 * JVM's counterpart of Python's {@code multiprocessing}.
 *
 * <p>May use the rooms {@code launch}, {@code supervision}, {@code channel}, {@code structure},
 * {@code internal.memory}, {@code session}, {@code code}, {@code wire}, {@code trace}, {@code log}
 * and {@code arena}. {@code pool} and {@code manager} build on this one, except for {@link
 * mpj.multiprocessing.Context}: it makes objects of these two, and of {@code sync} and {@code
 * shared}, too.
 */
package mpj.multiprocessing;
