package mpj.lessons.lesson5;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import mpj.lessons.story.Recording;
import mpj.multiprocessing.trace.Actor;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.EventKind;
import mpj.multiprocessing.trace.OutputLine;

/**
 * Compares what the producers say they put with what the consumers say they got. A process writes
 * one line for each of its puts (or gets), so its lines and its events match one by one.
 */
final class QueueItems {
  private QueueItems() {}

  private record Place(String queue, long position) {}

  static List<String> problems(Recording recording) {
    Map<Place, String> put = items(recording, EventKind.QUEUE_PUT, "put ");
    Map<Place, String> got = items(recording, EventKind.QUEUE_GOT, "got ");
    List<String> problems = new ArrayList<>();
    put.forEach((place, item) -> {
      if (!item.equals(got.get(place))) {
        problems.add(
            place.queue()
                + ": position="
                + place.position()
                + " was put as "
                + item
                + " and got as "
                + got.get(place)
                + ".");
      }
    });
    return problems;
  }

  private static Map<Place, String> items(Recording recording, EventKind kind, String verb) {
    Map<Actor, Iterator<Event>> events = new HashMap<>();
    Map<Place, String> items = new HashMap<>();
    for (OutputLine line : recording.lines()) {
      if (line.text().startsWith(verb)) {
        Iterator<Event> own =
            events.computeIfAbsent(line.process(), who -> of(recording, kind, who));
        if (own.hasNext()) {
          Event event = own.next();
          items.put(
              new Place(event.object(), event.sequence()), line.text().substring(verb.length()));
        }
      }
    }
    return items;
  }

  private static Iterator<Event> of(Recording recording, EventKind kind, Actor who) {
    return recording.events(kind).stream().filter(e -> e.process().equals(who)).iterator();
  }
}
