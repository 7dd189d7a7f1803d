package mpj.app.timeline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.EventKind;

/** Counts the items of queues. */
final class Levels {
  private final Map<String, List<Level.Change>> changes = new LinkedHashMap<>();

  void add(Event event) {
    if (event.kind() == EventKind.QUEUE_PUT) {
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
        .map(entry -> new Level(entry.getKey(), entry.getValue()))
        .toList();
  }
}
