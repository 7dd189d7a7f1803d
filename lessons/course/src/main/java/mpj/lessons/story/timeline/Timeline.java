package mpj.lessons.story.timeline;

import java.util.Comparator;
import java.util.List;
import mpj.lessons.story.Run;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.ProcessRecord;

/**
 * A run as it is drawn.
 *
 * @param start when it began, by {@link System#nanoTime()}
 * @param end when it ended
 * @param lanes the processes, the main one first, then in the order of their start
 * @param passings what passed between them, in the order in which it was taken
 * @param levels the queues
 */
public record Timeline(
    long start, long end, List<Lane> lanes, List<Passing> passings, List<Level> levels) {
  /** Copies the lists. */
  public Timeline {
    lanes = List.copyOf(lanes);
    passings = List.copyOf(passings);
    levels = List.copyOf(levels);
  }

  /** Reads a run between two times; who had ended before is not drawn. */
  public static Timeline of(Run run, long start, long end) {
    List<ProcessRecord> processes =
        run.processes().stream()
            .filter(one -> one.endNanos() == 0 || one.endNanos() - start >= 0)
            .toList();
    var spans = new Spans(processes, start, end);
    var passings = new Passings();
    var levels = new Levels();
    List<Event> events =
        run.events().stream().sorted(Comparator.comparingLong(Event::nanos)).toList();
    for (Event event : events) {
      spans.add(event);
      passings.add(event);
      levels.add(event);
    }
    return new Timeline(start, end, spans.lanes(), passings.all(), levels.all());
  }

  /** Returns how long the run took, in nanoseconds; at least 1. */
  public long length() {
    return Math.max(1, end - start);
  }
}
