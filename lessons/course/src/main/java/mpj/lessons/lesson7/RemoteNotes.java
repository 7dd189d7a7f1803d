package mpj.lessons.lesson7;

import java.util.ArrayList;
import java.util.List;
import mpj.lessons.demo.Notes;
import mpj.lessons.demo.Stage;
import mpj.lessons.story.CallStory;
import mpj.lessons.story.Said;
import mpj.lessons.story.Wording;
import mpj.multiprocessing.trace.Event;

/** Tells the calls that came from outside of the tree from the others, and who was refused. */
final class RemoteNotes extends Notes {
  private static final String STARTS = "starts {}, pid {}";
  private static final String FOUND = "stranger: found ";
  private static final String LEFT = "stranger: left {} items";
  private static final String REFUSED = "intruder: refused: ";
  private static final String GUESTS = "guests: [{}]";

  private final CallStory calls = run().calls();
  private final int items = setting("items");

  RemoteNotes(Stage stage) {
    super(stage);
    note(STARTS, said -> isOurs(said) ? null : "none of our processes: a program of its own");
    note(LEFT, _ -> fromOutside());
    note(REFUSED, _ -> "it could not prove that it has the key, so nothing was asked of the list");
    expect(childrenEndWell());
    expect(
        () -> run().said(STARTS).size() == 2 && run().said(STARTS).stream().noneMatch(this::isOurs),
        () -> "Not two programs were started that are none of our processes.");
    expectOnce("stranger ended with exit code 0");
    expectOnce(REFUSED);
    expectOnce("intruder ended with exit code 1");
    expectOnce(FOUND + "[host]");
    expect(
        () -> added() == items && guests().equals(list()),
        () ->
            "The list does not hold what the stranger added, and that alone: added="
                + added()
                + " list="
                + guests()
                + ".");
    expect(
        () -> calls.servedOutside().size() >= added(),
        () ->
            "The server answered fewer calls from outside than items came from there: calls="
                + calls.servedOutside().size()
                + " items="
                + added()
                + ".");
    predict(
        "Main puts 1 item into the list. A stranger that has the key wants to add "
            + Wording.count(items, "item")
            + ", and an intruder that has not, as many. How many items has the list in the end?",
        () -> run().last(GUESTS).map(said -> said.list(0).size()));
    seen(this::debrief);
  }

  private boolean isOurs(Said starts) {
    return run().process(starts.number(1)).isPresent();
  }

  private String fromOutside() {
    List<Event> served = calls.servedOutside();
    if (served.isEmpty()) {
      return null;
    }
    long took = served.stream().mapToLong(Event::value).sum();
    return "the server has answered "
        + Wording.count(served.size(), "call")
        + " from outside, each in "
        + Wording.time(took / served.size());
  }

  private void expectOnce(String start) {
    expect(() -> run().lines(start).size() == 1, () -> "Not said once: " + start.strip() + ".");
  }

  private List<String> guests() {
    return run().first(GUESTS).map(said -> said.list(0)).orElse(List.of());
  }

  /** Returns how many items the stranger says it added to the one that it found. */
  private long added() {
    return run().first(LEFT).map(said -> said.number(0) - 1).orElse(0L);
  }

  private List<String> list() {
    List<String> list = new ArrayList<>(List.of("host"));
    for (int i = 1; i <= items; i++) {
      list.add("stranger " + i);
    }
    return list;
  }

  private String debrief() {
    return "A JVM that is none of our processes added "
        + Wording.count(added(), "item")
        + " to our list; the server answered "
        + Wording.count(calls.servedOutside().size(), "call")
        + " from outside. "
        + (run().lines(REFUSED).isEmpty()
            ? ""
            : "One with another key was refused before it could ask for anything.");
  }
}
