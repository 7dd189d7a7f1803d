package mpj.lessons.lesson7;

import java.util.List;
import mpj.lessons.Commentary;
import mpj.lessons.Findings;
import mpj.lessons.story.Recording;
import mpj.lessons.story.Wording;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.OutputLine;

/** Says what each line cost in calls, and follows a number from one process to the next. */
final class NamespaceCommentary implements Commentary {
  private static final String HOST = "host";
  private static final String GUEST = "guest";
  private static final String NAMES = "names: ";
  private static final String FOUND = "found players=";
  private static final String LEFT = ", left players=";

  private final Calls calls = new Calls();

  @Override
  public void event(Event event) {
    calls.add(event);
  }

  @Override
  public String note(OutputLine line) {
    return calls.newOf(line.process());
  }

  @Override
  public List<String> check(Recording recording) {
    Calls all = Calls.of(recording);
    return Calls.findings(recording)
        .requireEqual(
            "names before and after",
            List.of("[title, players]", "[players, place]"),
            recording.lines(NAMES).stream().map(line -> Findings.rest(line, NAMES)).toList())
        .requireEqual(
            "what the guest found", left(recording) + ", place=the garden", met(recording))
        .requireEqual(
            "what came for a name that is not there",
            "a game",
            Findings.said(recording, "title, or else: "))
        .requireEqual("failures for that name", 1, recording.lines("no title: ").size())
        .requireEqual("calls of the host", 4, all.answered(HOST).size())
        .require(!all.answered(GUEST).isEmpty(), "The guest did not call the server.")
        .problems();
  }

  /** Returns the number of players that the first child left. */
  private static String left(Recording recording) {
    return recording.lines(FOUND).stream()
        .map(OutputLine::text)
        .filter(text -> text.contains(LEFT))
        .map(text -> text.substring(text.indexOf(LEFT) + LEFT.length()))
        .findFirst()
        .orElse("nobody");
  }

  private static String met(Recording recording) {
    return recording.lines(FOUND).stream()
        .filter(line -> line.process().name().equals(GUEST))
        .map(line -> Findings.rest(line, FOUND))
        .findFirst()
        .orElse("nothing");
  }

  @Override
  public String seen(Recording recording) {
    Calls all = Calls.of(recording);
    return "The guest found the "
        + Wording.count(Long.parseLong(left(recording)), "player")
        + " that the host had left. The two never met, and share nothing but a proxy and the names"
        + " behind it. They made "
        + Wording.count(all.answered(HOST).size() + all.answered(GUEST).size(), "call")
        + " to the server.";
  }
}
