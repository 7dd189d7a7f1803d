package mpj.lessons.lesson4;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mpj.lessons.Commentary;
import mpj.lessons.story.Lives;
import mpj.lessons.story.Recording;
import mpj.lessons.story.Wording;
import mpj.multiprocessing.trace.Actor;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.EventKind;
import mpj.multiprocessing.trace.OutputLine;

/** Says who waits for the event, who set it, and how long each waited. */
final class EventCommentary implements Commentary {
  private final Waiters waiters =
      new Waiters(EventKind.EVENT_WAITING, EventKind.EVENT_PASSED, EventKind.EVENT_TIMED_OUT);
  private final Map<Actor, Event> passed = new HashMap<>();
  private Actor setter;

  @Override
  public void event(Event event) {
    waiters.add(event);
    if (event.kind() == EventKind.EVENT_PASSED) {
      passed.put(event.process(), event);
    } else if (event.kind() == EventKind.EVENT_SET) {
      setter = event.process();
    }
  }

  @Override
  public String note(OutputLine line) {
    if (line.text().startsWith("comes")) {
      return setter != null ? "set already" : "not set yet; " + waiters.inWords();
    }
    if (line.text().startsWith("sets")) {
      return waiters.inWords();
    }
    return line.text().startsWith("goes") ? why(line.process()) : null;
  }

  private String why(Actor who) {
    Event pass = passed.get(who);
    if (pass == null || pass.value() == 0) {
      return "no wait: the event stays set";
    }
    String waited = "waited " + Wording.time(pass.value());
    return setter == null ? waited : waited + ", until " + setter.name() + " set it";
  }

  @Override
  public List<String> check(Recording recording) {
    List<String> problems = new ArrayList<>(Lives.failures(recording.children()));
    List<OutputLine> sets = lines(recording, "sets");
    if (sets.size() != 1 || recording.events(EventKind.EVENT_SET).size() != 1) {
      problems.add("The event was not set once.");
      return problems;
    }
    // Written before the event was set: who goes on earlier than this did not wait for it.
    long set = sets.getFirst().nanos();
    List<OutputLine> came = lines(recording, "comes");
    List<OutputLine> went = lines(recording, "goes");
    for (OutputLine line : went) {
      if (line.nanos() < set) {
        problems.add(line.process().name() + " went on before the event was set.");
      }
    }
    // It was set when somebody had gone on. Who came between its line and that may have waited or
    // not.
    long firstToGo = went.stream().mapToLong(OutputLine::nanos).min().orElse(Long.MAX_VALUE);
    Set<Actor> gone = new HashSet<>(went.stream().map(OutputLine::process).toList());
    Set<Actor> waited = new HashSet<>(waited(recording));
    for (OutputLine line : came) {
      String who = line.process().name();
      if (!gone.contains(line.process())) {
        problems.add(who + " came to the event and did not go on.");
      }
      if (line.nanos() > firstToGo && waited.contains(line.process())) {
        problems.add(who + " waited, although the event was set.");
      }
    }
    if (waited.isEmpty()) {
      problems.add("Nobody waited for the event.");
    }
    if (came.stream().allMatch(line -> line.nanos() < set)) {
      problems.add("Nobody came after the event was set.");
    }
    return problems;
  }

  private static List<OutputLine> lines(Recording recording, String start) {
    return recording.lines().stream().filter(line -> line.text().startsWith(start)).toList();
  }

  private static List<Actor> waited(Recording recording) {
    return recording.events(EventKind.EVENT_WAITING).stream().map(Event::process).toList();
  }

  @Override
  public String seen(Recording recording) {
    List<Actor> waited = waited(recording);
    List<Event> passed =
        recording.events(EventKind.EVENT_PASSED).stream()
            .filter(event -> waited.contains(event.process()))
            .toList();
    long span = passed.isEmpty() ? 0 : passed.getLast().nanos() - passed.getFirst().nanos();
    int free = lines(recording, "goes").size() - waited.size();
    return Wording.count(waited.size(), "process", "processes")
        + " waited; one call set the event, and all of them went on within "
        + Wording.time(span)
        + " of each other. "
        + Wording.count(free, "process", "processes")
        + " came later and did not wait, for the event stays set until it is cleared.";
  }
}
