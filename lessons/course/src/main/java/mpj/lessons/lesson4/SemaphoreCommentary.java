package mpj.lessons.lesson4;

import java.util.ArrayList;
import java.util.List;
import mpj.lessons.Commentary;
import mpj.lessons.lesson4.SemaphorePlaces.Stay;
import mpj.lessons.story.Lives;
import mpj.lessons.story.Recording;
import mpj.lessons.story.Wording;
import mpj.multiprocessing.trace.Actor;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.EventKind;
import mpj.multiprocessing.trace.OutputLine;
import mpj.multiprocessing.trace.ProcessRecord;

/** Says who has the places, who waits for one, and who made room for whom. */
final class SemaphoreCommentary implements Commentary {
  private static final String PLACES = "places: ";
  private static final int MOST_NAMES = 3;

  private final SemaphorePlaces places = new SemaphorePlaces();
  private final Waiters waiters =
      new Waiters(
          EventKind.SEMAPHORE_WAITING, EventKind.SEMAPHORE_ACQUIRED, EventKind.SEMAPHORE_TIMED_OUT);

  @Override
  public void event(Event event) {
    waiters.add(event);
    if (event.kind() == EventKind.SEMAPHORE_ACQUIRED) {
      places.taken(event);
    }
  }

  @Override
  public String note(OutputLine line) {
    if (line.text().startsWith("wants")) {
      return inside();
    }
    if (line.text().startsWith("has")) {
      return places.of(line.process()).map(SemaphoreCommentary::came).orElse(null);
    }
    if (line.text().startsWith("leaves")) {
      // Not by the event, which whoever is let in may overtake; the line comes before both.
      places.left(line.process());
      return waiters.now().size() < 2
          ? waiters.inWords()
          : waiters.inWords() + "; one of them comes in";
    }
    return null;
  }

  private String inside() {
    List<Actor> inside = places.inside();
    String who =
        switch (inside.size()) {
          case 0 -> "nobody is inside";
          case 1 -> inside.getFirst().name() + " is inside";
          case 2, MOST_NAMES ->
              Wording.names(inside.stream().map(Actor::name).toList()) + " are inside";
          default -> inside.size() + " are inside";
        };
    return waiters.now().isEmpty() ? who : who + ", and " + waiters.inWords();
  }

  private static String came(Stay stay) {
    if (stay.taken().value() == 0) {
      return "one was free: no wait";
    }
    String waited = "waited " + Wording.time(stay.taken().value());
    return stay.after().map(who -> waited + ", until " + who.name() + " left").orElse(waited);
  }

  @Override
  public List<String> check(Recording recording) {
    List<String> problems = new ArrayList<>(Lives.failures(recording.children()));
    List<Event> taken = recording.events(EventKind.SEMAPHORE_ACQUIRED);
    List<Event> left = recording.events(EventKind.SEMAPHORE_RELEASED);
    for (ProcessRecord child : recording.children()) {
      if (of(child, taken) != 1 || of(child, left) != 1) {
        problems.add(child.name() + " did not take a place once and leave it.");
      }
    }
    int places = places(recording);
    int peak = SemaphorePlaces.of(recording).peak();
    if (peak > places) {
      problems.add("Too many were inside at once: peak=" + peak + " places=" + places + ".");
    }
    if (recording.children().size() > places) {
      if (peak < places) {
        problems.add("The places were never all taken: peak=" + peak + " places=" + places + ".");
      }
      if (taken.stream().noneMatch(event -> event.value() > 0)) {
        problems.add("Nobody had to wait for a place.");
      }
    }
    return problems;
  }

  private static long of(ProcessRecord child, List<Event> events) {
    return events.stream().filter(event -> event.process().pid() == child.pid()).count();
  }

  private static int places(Recording recording) {
    return recording.lines().stream()
        .map(OutputLine::text)
        .filter(text -> text.contains(PLACES))
        .mapToInt(text -> Integer.parseInt(text.substring(text.indexOf(PLACES) + PLACES.length())))
        .findFirst()
        .orElse(0);
  }

  @Override
  public String seen(Recording recording) {
    List<Event> taken = recording.events(EventKind.SEMAPHORE_ACQUIRED);
    long waits = taken.stream().filter(event -> event.value() > 0).count();
    long longest = taken.stream().mapToLong(Event::value).max().orElse(0);
    return Wording.count(taken.size(), "process", "processes")
        + " shared "
        + Wording.count(places(recording), "place")
        + "; at most "
        + SemaphorePlaces.of(recording).peak()
        + " were inside at once. "
        + (waits == 0
            ? "Nobody had to wait."
            : Wording.count(waits, "process", "processes")
                + " had to wait, the longest wait was "
                + Wording.time(longest)
                + ".");
  }
}
