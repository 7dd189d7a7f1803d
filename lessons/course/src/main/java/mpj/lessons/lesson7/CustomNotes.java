package mpj.lessons.lesson7;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.LongStream;
import mpj.lessons.demo.Notes;
import mpj.lessons.demo.Stage;
import mpj.lessons.story.CallStory;
import mpj.lessons.story.Said;
import mpj.lessons.story.Wording;
import mpj.multiprocessing.trace.Event;

/** Says who was asked how often, and that no ticket was drawn twice. */
final class CustomNotes extends Notes {
  private static final String PLACE = "the drum is in process {}";
  private static final String DREW = "drew [{}], until: {}";

  /** What a proxy's events call the object. */
  private static final String TYPE = "ManagedObject";

  private final CallStory calls = run().calls();
  private final int tickets = setting("tickets");
  private final int players = setting("players");

  CustomNotes(Stage stage) {
    super(stage);
    note(PLACE, _ -> server());
    note(DREW, this::drew);
    expect(childrenEndWell(), calls.oneServer());
    expectEqual("tickets that were drawn", this::expected, () -> new TreeSet<>(drawn()));
    expect(
        () -> run().said(DREW).size() > 1,
        () -> "Not several players drew: players=" + run().said(DREW).size() + ".");
    expectEqual(
        "where the drum was",
        () -> calls.servers().stream().map(server -> server.pid()).toList(),
        () -> run().said(PLACE).stream().map(said -> said.number(0)).toList());
    expectEqual(
        "calls to the drum", // one for its place, and the last one of each player fails
        () -> 1 + tickets + players,
        () -> calls.answeredBy(TYPE).size());
    predict(
        players
            + " players draw "
            + tickets
            + " tickets from one drum until it is empty. How many tickets does the luckiest player"
            + " draw?",
        () -> run().said(DREW).stream().map(said -> said.numbers(0).size()).max(Integer::compare));
    seen(this::debrief);
  }

  private String server() {
    return calls.servers().stream()
        .map(server -> "that is " + server.name() + ", which answered")
        .findFirst()
        .orElse(null);
  }

  private String drew(Said said) {
    List<Event> made =
        calls.answeredBy(TYPE).stream().filter(call -> call.process().equals(said.who())).toList();
    return Wording.count(made.size(), "call")
        + ", half of them answered within "
        + Wording.time(CallStory.median(made));
  }

  private Collection<Long> expected() {
    return new TreeSet<>(LongStream.rangeClosed(1, tickets).boxed().toList());
  }

  private List<Long> drawn() {
    return run().said(DREW).stream().flatMap(said -> said.numbers(0).stream()).toList();
  }

  private String debrief() {
    int drew = run().said(DREW).size();
    return Wording.count(drew, "player")
        + " drew "
        + Wording.count(drawn().size(), "ticket")
        + ", each once, from one drum that is not made for more than one at a time: a call has it"
        + " for itself. Half of the calls took less than "
        + Wording.time(CallStory.median(calls.answeredBy(TYPE)))
        + ". The exception that ended the drawing was thrown in the server, and "
        + drew
        + " times where it had been asked for.";
  }
}
