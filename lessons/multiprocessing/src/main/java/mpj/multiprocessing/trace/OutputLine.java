package mpj.multiprocessing.trace;

/**
 * A line of output.
 *
 * @param nanos when the process ended the line, by {@link System#nanoTime()}
 * @param process who wrote it
 * @param error whether it went to standard error
 * @param text the line, without its end
 */
public record OutputLine(long nanos, Actor process, boolean error, String text) {}
