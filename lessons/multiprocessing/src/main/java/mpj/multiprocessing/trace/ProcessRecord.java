package mpj.multiprocessing.trace;

import java.util.OptionalInt;

/**
 * The life of one process.
 *
 * @param name its name in the tree
 * @param pid its number in the operating system
 * @param parentPid the number of the process that started it
 * @param startNanos when it was started, by {@link System#nanoTime()}
 * @param endNanos when it ended; 0 while it lives
 * @param exitCode its exit code, negative for a signal; empty while it lives
 */
public record ProcessRecord(
    String name, long pid, long parentPid, long startNanos, long endNanos, OptionalInt exitCode) {}
