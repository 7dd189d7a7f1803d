package mpj.multiprocessing.trace;

/**
 * One thing that one process did.
 *
 * @param nanos when, by {@link System#nanoTime()}, which is one clock for all processes of a
 *     machine
 * @param process who did it
 * @param kind what was done; says what the last three mean
 * @param object what it was done to, {@code Lock-1}; empty where there is no object
 * @param peer the other process concerned, or null
 * @param value a figure
 * @param sequence an exact order, independent of clocks
 */
public record Event(
    long nanos,
    Actor process,
    EventKind kind,
    String object,
    Actor peer,
    long value,
    long sequence) {}
