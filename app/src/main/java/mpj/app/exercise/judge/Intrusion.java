package mpj.app.exercise.judge;

import static mpj.app.exercise.judge.AccountJudge.common;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
 */
record Intrusion(
    Event read,
    Set<String> before,
    Event other,
    Set<String> others,
    Event written,
    Set<String> after) {
  /** A reading that may be followed by a writing. */
  private static final class Open {
    private final Event read;
    private final Set<String> held;
    private Event other;
    private Set<String> others = Set.of();

    private Open(Event read, Set<String> held) {
      this.read = read;
      this.held = held;
    }
  }

  /** Returns the first one. */
  static Optional<Intrusion> first(List<Event> events) {
    Map<String, Map<Actor, Open>> all = new HashMap<>();
    var holdings = new Holdings();
    for (Event event : events) {
      holdings.add(event);
      EventKind kind = event.kind();
      if (kind != EventKind.VALUE_READ
          && kind != EventKind.VALUE_WRITTEN
          && kind != EventKind.VALUE_CHANGED) {
        continue;
      }
      Map<Actor, Open> open =
          all.computeIfAbsent(event.object() + "#" + event.sequence(), _ -> new HashMap<>());
      Set<String> held = holdings.of(event.process());
      if (kind == EventKind.VALUE_READ) {
        open.put(event.process(), new Open(event, held));
        continue;
      }
      Open own = open.remove(event.process());
      if (kind == EventKind.VALUE_WRITTEN && own != null && own.other != null) {
        return Optional.of(new Intrusion(own.read, own.held, own.other, own.others, event, held));
      }
      open.values().stream()
          .filter(one -> one.other == null)
          .forEach(one -> {
            one.other = event;
            one.others = held;
          });
    }
    return Optional.empty();
  }

  Failing inWords() {
    String what =
        "%s read %d and wrote %d; in between %s had written %d, which is lost. "
            .formatted(
                read.process().name(),
                read.value(),
                written.value(),
                other.process().name(),
                other.value());
    Set<String> throughout = common(before, after);
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
      return new Failing(
          "lock-not-shared",
          what
              + "The first held "
              + throughout.iterator().next()
              + " and the other "
              + others.iterator().next()
              + ": everybody has a lock of his own. One must be made in main and given to all.");
    }
    return new Failing("race", what + "Nothing that both have to hold kept the other out.");
  }
}
