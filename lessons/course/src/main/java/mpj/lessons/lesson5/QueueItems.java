package mpj.lessons.lesson5;

import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import mpj.lessons.story.Run;
import mpj.lessons.story.Said;
import mpj.multiprocessing.trace.Actor;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.EventKind;

/**
 * Compares what the producers say they put with what the consumers say they got. A process writes
 * one line for each of its puts (or gets), so its lines and its events match one by one.
 */
final class QueueItems {
  private QueueItems() {}

  private record Place(String queue, long position) {}

  static List<String> problems(Run run) {
    Map<Place, String> put = items(run, EventKind.QUEUE_PUT, QueueNotes.PUT);
    Map<Place, String> got = items(run, EventKind.QUEUE_GOT, QueueNotes.GOT);
    return put.entrySet().stream()
        .filter(entry -> !entry.getValue().equals(got.get(entry.getKey())))
        .map(entry -> sentence(entry.getKey(), entry.getValue(), got.get(entry.getKey())))
        .toList();
  }

  private static String sentence(Place place, String put, String got) {
    return place.queue()
        + ": position="
        + place.position()
        + " was put as "
        + put
        + " and got as "
        + got
        + ".";
  }

  private static Map<Place, String> items(Run run, EventKind kind, String form) {
    var events = new HashMap<Actor, Iterator<Event>>();
    var items = new HashMap<Place, String>();
    for (Said line : run.said(form)) {
      Iterator<Event> own = events.computeIfAbsent(line.who(), who -> of(run, kind, who));
      if (own.hasNext()) {
        Event event = own.next();
        items.put(new Place(event.object(), event.sequence()), line.word(0));
      }
    }
    return items;
  }

  private static Iterator<Event> of(Run run, EventKind kind, Actor who) {
    return run.events(kind).stream().filter(event -> event.process().equals(who)).iterator();
  }
}
