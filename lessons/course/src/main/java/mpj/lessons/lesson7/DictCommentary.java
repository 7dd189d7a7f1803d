package mpj.lessons.lesson7;

import java.util.List;
import mpj.lessons.Commentary;
import mpj.lessons.Findings;
import mpj.lessons.story.Recording;
import mpj.lessons.story.Wording;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.OutputLine;

/** Says what each line cost in calls, and which changes reached the server. */
final class DictCommentary implements Commentary {
  private static final String CHANGER = "changer";
  private static final String LIST = "list: ";
  private static final String TEAMS = "teams: ";

  /** Reverse the list, put three entries, get one team; get another and put it back. */
  private static final int CHANGES = 1 + 3 + 1 + 2;

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
    List<OutputLine> lists = recording.lines(LIST);
    List<OutputLine> teams = recording.lines(TEAMS);
    Findings findings =
        Calls.findings(recording)
            .requireEqual(
                "calls of the child", CHANGES, Calls.of(recording).answered(CHANGER).size())
            .requireEqual(
                "the entries of the dict",
                "{moon=1969, 7=[a, prime], 0.5=null}",
                Findings.said(recording, "dict: "))
            .requireEqual(
                "a key without a value",
                "null, has 0.5: true",
                Findings.said(recording, "value of 0.5: "))
            .requireEqual(
                "a key that is not there",
                "null, has 0.7: false",
                Findings.said(recording, "value of 0.7: "))
            .requireEqual("times the list was shown", 2, lists.size())
            .requireEqual("times the teams were shown", 2, teams.size());
    if (lists.size() == 2 && teams.size() == 2) {
      findings
          .requireEqual(
              "the list in reverse", items(lists.getFirst()).reversed(), items(lists.getLast()))
          .requireEqual(
              "the teams in the end",
              "{red=[Ann], blue=[Bob, Dora]}",
              Findings.rest(teams.getLast(), TEAMS));
    }
    return findings.problems();
  }

  private static List<String> items(OutputLine line) {
    String items = Findings.rest(line, LIST);
    return List.of(items.substring(1, items.length() - 1).split(", "));
  }

  @Override
  public String seen(Recording recording) {
    List<Event> changes = Calls.of(recording).answered(CHANGER);
    return "The child changed the list and the dicts by "
        + Wording.count(changes.size(), "call")
        + ", in "
        + Wording.time(changes.stream().mapToLong(Event::value).sum())
        + ", and main found the changes on the server. But red has no Cid: what get() returns is a"
        + " copy, and only what is put back is changed for the others. And null is a value: only"
        + " containsKey() tells it from none.";
  }
}
