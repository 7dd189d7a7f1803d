package mpj.multiprocessing.trace;

/**
 * One event: something that one process did.
 *
 * @param nanos the time of the event, by {@link System#nanoTime()}, which is one clock for all
 *     processes of a machine
 * @param process the process that did it
 * @param kind what the process did. The kind says what the peer, the value and the sequence mean
 * @param object the object of the operation, for example {@code Lock-1}; empty if there is none
 * @param peer the other process of the operation, or null
 * @param value a number
 * @param sequence another number of the kind. For many kinds it gives an exact order, independent
 *     of clocks
 */
public record Event(
    long nanos,
    Actor process,
    EventKind kind,
    String object,
    Actor peer,
    long value,
    long sequence) {}
