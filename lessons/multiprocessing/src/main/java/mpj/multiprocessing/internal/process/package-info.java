/**
 * Processes, as the operating system has them: how a child JVM comes to life, and what follows when
 * one dies.
 *
 * <p>A start has a {@link mpj.multiprocessing.internal.process.CommandLine}, the {@link
 * mpj.multiprocessing.internal.process.BootMessage} that the child reads first, and pumps that
 * bring back what it prints.
 *
 * <p>In a parent a {@link mpj.multiprocessing.internal.process.Reaper} waits for each child; in the
 * main process the {@link mpj.multiprocessing.internal.process.Supervisor} mends what the dead left
 * behind; in a child the {@link mpj.multiprocessing.internal.process.Watch} sees that its parent or
 * the main process is gone. A {@link mpj.multiprocessing.internal.process.Service} works for other
 * processes, by tasks of theirs if it is a worker of a pool.
 *
 * <p>May use {@code internal.memory}, {@code internal.holders}, {@code trace}, {@code wire} and
 * {@code internal.arena}.
 */
package mpj.multiprocessing.internal.process;
