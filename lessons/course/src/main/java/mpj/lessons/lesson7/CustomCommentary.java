package mpj.lessons.lesson7;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mpj.lessons.Commentary;
import mpj.lessons.Findings;
import mpj.lessons.story.Recording;
import mpj.lessons.story.Wording;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.OutputLine;

/** Says who was asked how often, and that no ticket was drawn twice. */
final class CustomCommentary implements Commentary {
  private static final String PLACE = "the drum is in process ";
  private static final String DREW = "drew [";
  private static final String UNTIL = "], until: ";

  /** What a proxy's events call the object. */
  private static final String TYPE = "ManagedObject";

  private final Calls calls = new Calls();

  @Override
  public void event(Event event) {
    calls.add(event);
  }

  @Override
  public String note(OutputLine line) {
    if (line.text().startsWith(PLACE)) {
      return calls.servers().stream()
          .map(server -> "that is " + server.name() + ", which answered")
          .findFirst()
          .orElse(null);
    }
    return line.text().startsWith(DREW) ? drew(line) : null;
  }

  private String drew(OutputLine line) {
    List<Event> made =
        calls.answeredBy(TYPE).stream()
            .filter(call -> call.process().equals(line.process()))
            .toList();
    return Wording.count(made.size(), "call")
        + ", half of them answered within "
        + Wording.time(Calls.median(made));
  }

  @Override
  public List<String> check(Recording recording) {
    Calls all = Calls.of(recording);
    List<String> drawn = drawn(recording);
    Set<Integer> distinct = drawn.stream().map(Integer::valueOf).collect(Collectors.toSet());
    Set<Integer> expected = new HashSet<>();
    for (int ticket = 1; ticket <= drawn.size(); ticket++) {
      expected.add(ticket);
    }
    int players = recording.lines(DREW).size();
    return Calls.findings(recording)
        .requireEqual("tickets that were drawn", expected, distinct)
        .require(players > 1, "Not several players drew: players=" + players + ".")
        .requireEqual(
            "where the drum was",
            all.servers().stream().map(server -> String.valueOf(server.pid())).toList(),
            List.of(Findings.said(recording, PLACE)))
        .requireEqual(
            "calls to the drum", // one for its place, and the last one of each player fails
            1 + drawn.size() + players,
            all.answeredBy(TYPE).size())
        .problems();
  }

  private static List<String> drawn(Recording recording) {
    List<String> drawn = new ArrayList<>();
    for (OutputLine line : recording.lines(DREW)) {
      String rest = Findings.rest(line, DREW);
      Stream.of(rest.substring(0, rest.indexOf(UNTIL)).split(", "))
          .filter(ticket -> !ticket.isEmpty())
          .forEach(drawn::add);
    }
    return drawn;
  }

  @Override
  public String seen(Recording recording) {
    List<Event> calls = Calls.of(recording).answeredBy(TYPE);
    int players = recording.lines(DREW).size();
    return Wording.count(players, "player")
        + " drew "
        + Wording.count(drawn(recording).size(), "ticket")
        + ", each once, from one drum that is not made for more than one at a time: a call has it"
        + " for itself. Half of the calls took less than "
        + Wording.time(Calls.median(calls))
        + ". The exception that ended the drawing was thrown in the server, and "
        + players
        + " times where it had been asked for.";
  }
}
