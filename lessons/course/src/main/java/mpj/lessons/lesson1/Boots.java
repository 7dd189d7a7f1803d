package mpj.lessons.lesson1;

import java.util.List;
import mpj.lessons.story.Recording;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.EventKind;
import mpj.multiprocessing.trace.ProcessRecord;

/** Reads from a recording how long children took until their tasks began. */
final class Boots {
  private Boots() {}

  /** Returns the time from the first child's start to the last one's first step, 0 without any. */
  static long untilAllRan(Recording recording) {
    List<ProcessRecord> children = recording.children();
    List<Event> begun =
        recording.events(EventKind.PROCESS_STARTED).stream()
            .filter(event -> children.stream().anyMatch(child -> isOf(event, child)))
            .toList();
    return begun.isEmpty() ? 0 : begun.getLast().nanos() - children.getFirst().startNanos();
  }

  private static boolean isOf(Event event, ProcessRecord child) {
    return event.process().pid() == child.pid();
  }
}
