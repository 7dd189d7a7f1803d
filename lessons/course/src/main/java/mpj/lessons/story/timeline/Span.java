package mpj.lessons.story.timeline;

/**
 * What one process did for a while.
 *
 * @param kind what that is
 * @param object what it waits for, holds or works at, {@code Lock-1}; empty for its life
 * @param from when it began, by {@link System#nanoTime()}
 * @param to when it ended; never before it began
 */
public record Span(SpanKind kind, String object, long from, long to) {
  public Span {
    to = Math.max(from, to);
  }

  /** Returns how much of it lies between two times, in nanoseconds. */
  public long within(long begin, long end) {
    return Math.max(0, Math.min(to, end) - Math.max(from, begin));
  }
}
