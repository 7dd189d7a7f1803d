package mpj.lessons.lesson1;

import java.util.List;
import mpj.lessons.story.Lives;
import mpj.lessons.story.Run;
import mpj.multiprocessing.trace.Actor;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.EventKind;

/** How long the children of a run took until their tasks began. */
final class Boots {
  private Boots() {}

  /** Returns the time from the first child's start to the last one's first step, 0 without any. */
  static long untilAllRan(Run run) {
    List<Actor> children = run.children().stream().map(Lives::actor).toList();
    List<Event> begun =
        run.events(EventKind.PROCESS_STARTED).stream()
            .filter(event -> children.contains(event.process()))
            .toList();
    return begun.isEmpty() ? 0 : begun.getLast().nanos() - run.children().getFirst().startNanos();
  }
}
