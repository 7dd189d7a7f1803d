package mpj.multiprocessing.trace;

import java.util.OptionalInt;

/**
 * The life of one process, from its start to its end.
 *
 * @param name its name in the tree
 * @param pid its process id (PID)
 * @param parentPid the process id of the process that started it
 * @param startNanos the time of its start, by {@link System#nanoTime()}
 * @param endNanos the time of its end; 0 while it lives
 * @param exitCode its exit code, negative for a signal; empty while it lives
 */
public record ProcessRecord(
    String name, long pid, long parentPid, long startNanos, long endNanos, OptionalInt exitCode) {}
