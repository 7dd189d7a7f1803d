package mpj.lessons.story;

import mpj.multiprocessing.trace.OutputLine;

/**
 * A line of output with what there is to learn from it.
 *
 * @param line the line
 * @param note why it was written just then, or null
 */
public record NotedLine(OutputLine line, String note) {}
