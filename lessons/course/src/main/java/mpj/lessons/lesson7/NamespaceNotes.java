package mpj.lessons.lesson7;

import java.util.List;
import java.util.Optional;
import mpj.lessons.demo.Notes;
import mpj.lessons.demo.Stage;
import mpj.lessons.story.CallStory;
import mpj.lessons.story.Said;
import mpj.lessons.story.Wording;

/** Says what each line cost in calls, and follows a number from one process to the next. */
final class NamespaceNotes extends Notes {
  private static final String HOST = "host";
  private static final String GUEST = "guest";
  private static final String LEFT = "found players={}, left players={}";
  private static final String MET = "found players={}, place={}";

  private final CallStory calls = run().calls();

  NamespaceNotes(Stage stage) {
    super(stage);
    note("", said -> Cost.of(run(), said));
    expect(childrenEndWell(), calls.oneServer());
    expectEqual(
        "names before and after",
        () -> List.of("[title, players]", "[players, place]"),
        () -> run().said("names: {}").stream().map(said -> said.word(0)).toList());
    expectEqual(
        "what the guest found",
        () -> left().map(said -> said.word(1)).orElse("nobody") + ", place=the garden",
        () -> met().map(said -> said.word(0) + ", place=" + said.word(1)).orElse("nothing"));
    expectEqual(
        "what came for a name that is not there",
        () -> "a game",
        () -> run().first("title, or else: {}").map(said -> said.word(0)).orElse("nothing"));
    expectEqual("failures for that name", () -> 1, () -> run().lines("no title: ").size());
    expectEqual("calls of the host", () -> 4, () -> calls.answered(HOST).size());
    expect(() -> !calls.answered(GUEST).isEmpty(), () -> "The guest did not call the server.");
    predict(
        "Main sets players to "
            + setting("players")
            + " on the server. The first child adds 1 to it, and ends. What does the second child"
            + " find there?",
        () -> met().map(said -> said.number(0)));
    seen(this::debrief);
  }

  private Optional<Said> left() {
    return run().first(LEFT);
  }

  private Optional<Said> met() {
    return run().said(GUEST, MET).stream().findFirst();
  }

  private String debrief() {
    return "The guest found the "
        + Wording.count(left().map(said -> said.number(1)).orElse(0L), "player")
        + " that the host had left. The two never met, and share nothing but a proxy and the names"
        + " behind it. They made "
        + Wording.count(calls.answered(HOST).size() + calls.answered(GUEST).size(), "call")
        + " to the server.";
  }
}
