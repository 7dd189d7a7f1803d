package mpj.lessons.lesson4;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import mpj.lessons.demo.Notes;
import mpj.lessons.demo.Stage;
import mpj.lessons.story.Said;
import mpj.lessons.story.Wording;
import mpj.multiprocessing.trace.Actor;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.EventKind;
import mpj.multiprocessing.trace.WaitKind;

/** Says who waits for the event, who set it, and how long each waited. */
final class EventNotes extends Notes {
  private static final String COMES = "comes";
  private static final String SETS = "sets";
  private static final String GOES = "goes";

  EventNotes(Stage stage) {
    super(stage);
    note(COMES, _ -> isSet() ? "set already" : "not set yet; " + waiting());
    note(SETS, _ -> waiting());
    note(GOES, line -> why(line.who()));
    expect(childrenEndWell(), this::setOnceForAll);
    predict(
        Wording.count(setting("waiters"), "process comes", "processes come")
            + " to an event. Then main sets it, and 1 more comes. How many of the "
            + (setting("waiters") + 1)
            + " have to wait?",
        () -> isSet() ? waited().size() : null);
    seen(this::debrief);
  }

  private String waiting() {
    return run().waits().inWords(WaitKind.EVENT);
  }

  private Optional<Actor> setter() {
    return run().newest(run().main(), EventKind.EVENT_SET).map(Event::process);
  }

  private boolean isSet() {
    return setter().isPresent();
  }

  private String why(Actor who) {
    Event pass = run().newest(who, EventKind.EVENT_PASSED).orElse(null);
    if (pass == null || pass.value() == 0) {
      return "no wait: the event stays set";
    }
    String waited = "waited " + Wording.time(pass.value());
    return setter().map(setter -> waited + ", until " + setter.name() + " set it").orElse(waited);
  }

  private Set<Actor> waited() {
    var waited = new HashSet<Actor>();
    run().events(EventKind.EVENT_WAITING).forEach(event -> waited.add(event.process()));
    return waited;
  }

  private List<String> setOnceForAll() {
    List<Said> sets = run().said(SETS);
    if (sets.size() != 1 || run().events(EventKind.EVENT_SET).size() != 1) {
      return List.of("The event was not set once.");
    }
    var problems = new ArrayList<String>();
    // Written before the event was set: who goes on earlier than this did not wait for it.
    long set = sets.getFirst().nanos();
    List<Said> came = run().said(COMES);
    List<Said> went = run().said(GOES);
    for (Said line : went) {
      if (line.nanos() < set) {
        problems.add(line.who().name() + " went on before the event was set.");
      }
    }
    // It was set when somebody had gone on. Who came between main's line and that may have waited
    // or not.
    long firstToGo = went.stream().mapToLong(Said::nanos).min().orElse(Long.MAX_VALUE);
    Set<Actor> waited = waited();
    for (Said line : came) {
      String who = line.who().name();
      if (went.stream().noneMatch(one -> one.who().equals(line.who()))) {
        problems.add(who + " came to the event and did not go on.");
      }
      if (line.nanos() > firstToGo && waited.contains(line.who())) {
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

  private String debrief() {
    Set<Actor> waited = waited();
    List<Event> passed =
        run().events(EventKind.EVENT_PASSED).stream()
            .filter(event -> waited.contains(event.process()))
            .toList();
    long span = passed.isEmpty() ? 0 : passed.getLast().nanos() - passed.getFirst().nanos();
    int free = run().said(GOES).size() - waited.size();
    return Wording.count(waited.size(), "process", "processes")
        + " waited; one call set the event, and all of them went on within "
        + Wording.time(span)
        + " of each other. "
        + Wording.count(free, "process", "processes")
        + " came later and did not wait, for the event stays set until it is cleared.";
  }
}
