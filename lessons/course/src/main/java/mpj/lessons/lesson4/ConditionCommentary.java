package mpj.lessons.lesson4;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mpj.lessons.Commentary;
import mpj.lessons.story.Recording;
import mpj.lessons.story.Wording;
import mpj.multiprocessing.trace.Actor;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.EventKind;
import mpj.multiprocessing.trace.OutputLine;

/** Says who waits for a signal, whom a signal woke, and how often one woke for nothing. */
final class ConditionCommentary implements Commentary {
  private final Waiters waiters =
      new Waiters(
          EventKind.CONDITION_WAITING, EventKind.CONDITION_WOKEN, EventKind.CONDITION_TIMED_OUT);
  private final Map<Actor, Event> woken = new HashMap<>();
  private final Map<Actor, Integer> times = new HashMap<>();
  private Event signal;

  @Override
  public void event(Event event) {
    waiters.add(event);
    if (event.kind() == EventKind.CONDITION_WOKEN) {
      woken.put(event.process(), event);
      times.merge(event.process(), 1, Integer::sum);
    } else if (event.kind() == EventKind.CONDITION_SIGNALLED) {
      signal = event;
    }
  }

  @Override
  public String note(OutputLine line) {
    String text = line.text();
    if (text.startsWith("waits")) {
      return waiters.now().isEmpty() ? "the first to wait" : waiters.inWords() + " already";
    }
    if (text.startsWith("signals") || text.startsWith("bakes")) {
      return waiters.inWords();
    }
    if (text.startsWith("was woken")) {
      return why(line.process());
    }
    return text.startsWith("takes") ? looks(line.process()) : null;
  }

  private String why(Actor who) {
    Event event = woken.get(who);
    if (event == null || signal == null) {
      return null;
    }
    return "waited "
        + Wording.time(event.value())
        + "; "
        + signal.process().name()
        + " signalled "
        + signal.value();
  }

  private String looks(Actor who) {
    int count = times.getOrDefault(who, 0);
    return count == 0
        ? "no wait: it was true at the first look"
        : "woken and looked " + Wording.count(count, "time") + "; now it is true";
  }

  @Override
  public List<String> check(Recording recording) {
    return ConditionChecks.problems(recording);
  }

  @Override
  public String seen(Recording recording) {
    List<Event> signals = recording.events(EventKind.CONDITION_SIGNALLED);
    if (signals.isEmpty()) {
      return "Nobody was signalled.";
    }
    List<String> counts =
        signals.stream()
            .filter(event -> event.object().equals(signals.getFirst().object()))
            .map(event -> Long.toString(event.value()))
            .toList();
    List<Event> buyer =
        recording.events(EventKind.CONDITION_WOKEN).stream()
            .filter(event -> !event.object().equals(signals.getFirst().object()))
            .toList();
    return "The signals woke "
        + Wording.names(counts)
        + " of those who waited, in this order. Whoever waited for something to become true was"
        + " woken "
        + Wording.count(buyer.size(), "time")
        + " and went on only when it was.";
  }
}
