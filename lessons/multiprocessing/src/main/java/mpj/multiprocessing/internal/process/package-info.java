/**
 * Processes of the operating system: how a child JVM starts, and what the library does when a
 * process dies.
 *
 * <p>To start a child, a process builds a {@link mpj.multiprocessing.internal.process.CommandLine}
 * and sends a {@link mpj.multiprocessing.internal.process.BootMessage}, which the child reads
 * first. Pumps bring the child's output to the main process.
 *
 * <p>In a parent a {@link mpj.multiprocessing.internal.process.Reaper} waits for the end of each
 * child. In the main process the {@link mpj.multiprocessing.internal.process.Supervisor} repairs
 * the shared structures that dead processes used. In a child the {@link
 * mpj.multiprocessing.internal.process.ParentMonitor} notices the end of the parent and of the main
 * process. A {@link mpj.multiprocessing.internal.process.Service} is a process that works for other
 * processes. If it is a worker of a pool, it runs tasks of other processes.
 *
 * <p>May use {@code internal.memory}, {@code internal.holders}, {@code internal.trace}, {@code
 * internal.codec} and {@code internal.arena}.
 */
package mpj.multiprocessing.internal.process;
