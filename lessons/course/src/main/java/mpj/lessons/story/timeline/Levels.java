package mpj.lessons.story.timeline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.EventKind;

/** Counts the items of queues. */
final class Levels {
  private final Map<String, List<Level.Change>> changes = new LinkedHashMap<>();

  /** How many items were in those that were found full: more there never are. */
  private final Map<String, Long> full = new HashMap<>();

  void add(Event event) {
    if (event.kind() == EventKind.QUEUE_PUT_WAITING) {
      full.merge(event.object(), event.value(), Math::max);
    } else if (event.kind() == EventKind.QUEUE_PUT) {
      change(event, 1);
    } else if (event.kind() == EventKind.QUEUE_GOT) {
      change(event, -1);
    }
  }

  private void change(Event event, int by) {
    List<Level.Change> known = changes.computeIfAbsent(event.object(), _ -> new ArrayList<>());
    long before = known.isEmpty() ? 0 : known.getLast().items();
    known.add(new Level.Change(event.nanos(), before + by));
  }

  List<Level> all() {
    return changes.entrySet().stream()
        .map(entry -> new Level(entry.getKey(), atMost(full.get(entry.getKey()), entry.getValue())))
        .toList();
  }

  /** Who takes an item makes room a moment before it tells so. */
  private static List<Level.Change> atMost(Long most, List<Level.Change> changes) {
    return most == null
        ? changes
        : changes.stream()
            .map(one -> new Level.Change(one.nanos(), Math.min(most, one.items())))
            .toList();
  }
}
