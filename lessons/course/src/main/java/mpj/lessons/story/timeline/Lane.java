package mpj.lessons.story.timeline;

import java.util.List;
import mpj.multiprocessing.trace.Actor;
import mpj.multiprocessing.trace.ProcessRecord;

/**
 * One process through the run.
 *
 * @param process which
 * @param spans what it did, in the order of their beginnings; of two that begin together the longer
 *     first
 */
public record Lane(ProcessRecord process, List<Span> spans) {
  /** Copies the list. */
  public Lane {
    spans = List.copyOf(spans);
  }

  /** Returns who did it, as events name it. */
  public Actor actor() {
    return new Actor(process.name(), process.pid());
  }

  /** Returns the spans of one kind. */
  public List<Span> spans(SpanKind kind) {
    return spans.stream().filter(span -> span.kind() == kind).toList();
  }
}
