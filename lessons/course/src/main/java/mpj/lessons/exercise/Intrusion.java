package mpj.lessons.exercise;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import mpj.lessons.story.Hold;
import mpj.lessons.story.Holds;
import mpj.multiprocessing.trace.Actor;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.EventKind;

/**
 * A process came between another's reading of a shared number and its writing. Events of those who
 * take turns by whatever means are in the order of their turns, so such a program never has one.
 *
 * @param read the reading
 * @param before what the reader held then, and still holds as it writes
 * @param other the other's writing, in between
 * @param others what the other held
 * @param written the writing
 * @param after what the first held then
 * @param kept what it held all the time from the reading to the writing
 * @param own whether of what either held nobody else ever held anything
 */
record Intrusion(
    Event read,
    Set<String> before,
    Event other,
    Set<String> others,
    Event written,
    Set<String> after,
    Set<String> kept,
    boolean own) {
  private static final Set<EventKind> ACQUIRED =
      Set.of(EventKind.LOCK_ACQUIRED, EventKind.SEMAPHORE_ACQUIRED);

  /** A reading that may be followed by a writing. */
  private static final class Open {
    private final Event read;
    private final Set<String> held;
    private final Set<String> kept;
    private Event other;
    private Set<String> others = Set.of();

    private Open(Event read, Set<String> held) {
      this.read = read;
      this.held = held;
      this.kept = new HashSet<>(held);
    }

    void intrudedBy(Event write, Set<String> holding) {
      if (other == null) {
        other = write;
        others = holding;
      }
    }
  }

  /** The newest writing of a number. */
  private record Written(Event event, Set<String> held) {
    /** Where nobody takes turns, a writing may be told of before a reading that came before it. */
    boolean isMissedBy(Event read) {
      return event.value() != read.value() && !event.process().equals(read.process());
    }
  }

  /** Returns the first one. */
  static Optional<Intrusion> first(List<Event> events) {
    Map<String, Map<Actor, Open>> all = new HashMap<>();
    Map<String, Written> newest = new HashMap<>();
    var holds = new Holds();
    for (Event event : events) {
      holds.add(event);
      EventKind kind = event.kind();
      if (kind != EventKind.VALUE_READ
          && kind != EventKind.VALUE_WRITTEN
          && kind != EventKind.VALUE_CHANGED) {
        Set<String> left = held(holds, event.process());
        all.values()
            .forEach(open -> {
              if (open.containsKey(event.process())) {
                open.get(event.process()).kept.retainAll(left);
              }
            });
        continue;
      }
      String number = event.object() + "#" + event.sequence();
      Map<Actor, Open> open = all.computeIfAbsent(number, _ -> new HashMap<>());
      Set<String> held = held(holds, event.process());
      Written last = newest.get(number);
      if (kind == EventKind.VALUE_READ) {
        var reading = new Open(event, held);
        if (last != null && last.isMissedBy(event)) {
          reading.intrudedBy(last.event(), last.held());
        }
        open.put(event.process(), reading);
        continue;
      }
      newest.put(number, new Written(event, held));
      Open own = open.remove(event.process());
      if (kind == EventKind.VALUE_WRITTEN && own != null && own.other != null) {
        return Optional.of(
            new Intrusion(
                own.read,
                own.held,
                own.other,
                own.others,
                event,
                held,
                Set.copyOf(own.kept),
                isOwn(events, own.kept) && isOwn(events, own.others)));
      }
      open.values().forEach(one -> one.intrudedBy(event, held));
    }
    return Optional.empty();
  }

  private static Set<String> held(Holds holds, Actor who) {
    return holds.by(who).stream().map(Hold::object).collect(Collectors.toSet());
  }

  private static boolean isOwn(List<Event> events, Set<String> held) {
    return held.stream()
        .allMatch(object ->
            events.stream()
                    .filter(event -> ACQUIRED.contains(event.kind()))
                    .filter(event -> object.equals(event.object()))
                    .map(Event::process)
                    .distinct()
                    .count()
                < 2);
  }

  /** Returns what two sets have in common. */
  private static Set<String> common(Set<String> one, Set<String> other) {
    Set<String> both = new HashSet<>(one);
    both.retainAll(other);
    return both;
  }

  Failing inWords() {
    String what =
        String.format(
            Locale.ROOT,
            "%s read %d and wrote %d; in between %s had written %d, which is lost. ",
            read.process().name(),
            read.value(),
            written.value(),
            other.process().name(),
            other.value());
    Set<String> twice = common(before, after);
    twice.removeAll(kept);
    if (!common(twice, others).isEmpty()) {
      return new Failing(
          "given-back-between",
          what
              + common(twice, others).iterator().next()
              + " was held for the reading and again for the writing, and given back in between.");
    }
    Set<String> throughout = common(kept, after);
    if (!common(throughout, others).isEmpty()) {
      return new Failing(
          "too-many-places",
          what
              + "Both had "
              + common(throughout, others).iterator().next()
              + ", which has room for more than one.");
    }
    var late = new HashSet<>(after);
    late.removeAll(before);
    if (!common(late, others).isEmpty()) {
      return new Failing(
          "read-outside",
          what
              + common(late, others).iterator().next()
              + " was held for the writing, but not yet for the reading.");
    }
    if (!throughout.isEmpty() && !others.isEmpty()) {
      String held =
          "The first held %s and the other %s: "
              .formatted(throughout.iterator().next(), others.iterator().next());
      return own
          ? new Failing(
              "lock-not-shared",
              what
                  + held
                  + "everybody has a lock of his own. One must be made in main and given to all.")
          : new Failing(
              "different-locks",
              what + held + "these keep nobody apart. Both have to hold the same one.");
    }
    return new Failing(
        "race", what + "Nothing kept the other out: there is no lock that both had to hold.");
  }
}
