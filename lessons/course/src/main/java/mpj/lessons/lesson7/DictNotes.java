package mpj.lessons.lesson7;

import java.util.List;
import java.util.Optional;
import mpj.lessons.demo.Notes;
import mpj.lessons.demo.Stage;
import mpj.lessons.story.CallStory;
import mpj.lessons.story.Said;
import mpj.lessons.story.Wording;
import mpj.multiprocessing.trace.Event;

/** Says what each line cost in calls, and which changes reached the server. */
final class DictNotes extends Notes {
  private static final String CHANGER = "changer";
  private static final String LIST = "list: [{}]";
  private static final String TEAMS = "teams: {}";

  /** Reverse the list, put three entries, get one team; get another and put it back. */
  private static final int CHANGES = 1 + 3 + 1 + 2;

  private final CallStory calls = run().calls();

  DictNotes(Stage stage) {
    super(stage);
    note("", said -> Cost.of(run(), said));
    expect(childrenEndWell(), calls.oneServer());
    expectEqual("calls of the child", () -> CHANGES, () -> calls.answered(CHANGER).size());
    expectSaid("the entries of the dict", "dict: {}", "{moon=1969, 7=[a, prime], 0.5=null}");
    expectSaid("a key without a value", "value of 0.5: {}", "null, has 0.5: true");
    expectSaid("a key that is not there", "value of 0.7: {}", "null, has 0.7: false");
    expectEqual("times the list was shown", () -> 2, () -> run().said(LIST).size());
    expectEqual("times the teams were shown", () -> 2, () -> run().said(TEAMS).size());
    expectEqual("the list in reverse", () -> list().reversed(), this::listInTheEnd);
    expectEqual("the teams in the end", () -> "{red=[Ann], blue=[Bob, Dora]}", this::teams);
    predict(
        "The child gets the list of team red out of the dict, and adds Cid to what it got. Does"
            + " main find Cid in team red in the end?",
        List.of("yes", "no"),
        this::isCidThere);
    seen(this::debrief);
  }

  private void expectSaid(String what, String form, String expected) {
    expectEqual(
        what, () -> expected, () -> run().first(form).map(said -> said.word(0)).orElse("nothing"));
  }

  private List<Long> list() {
    return run().first(LIST).map(said -> said.numbers(0)).orElse(List.of());
  }

  private List<Long> listInTheEnd() {
    return run().last(LIST).map(said -> said.numbers(0)).orElse(List.of());
  }

  private String teams() {
    return run().last(TEAMS).map(said -> said.word(0)).orElse("nothing");
  }

  /** The teams are shown before the child comes, too. */
  private Optional<String> isCidThere() {
    List<Said> shown = run().said("teams: {red=[{}], {}");
    return shown.size() < 2
        ? Optional.empty()
        : Optional.of(shown.getLast().list(0).contains("Cid") ? "yes" : "no");
  }

  private String debrief() {
    List<Event> changes = calls.answered(CHANGER);
    return "The child changed the list and the dicts by "
        + Wording.count(changes.size(), "call")
        + ", in "
        + Wording.time(changes.stream().mapToLong(Event::value).sum())
        + ", and main found the changes on the server. But red has no Cid: what get() returns is a"
        + " copy, and only what is put back is changed for the others. And null is a value: only"
        + " containsKey() tells it from none.";
  }
}
