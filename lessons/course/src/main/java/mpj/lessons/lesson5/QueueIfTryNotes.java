package mpj.lessons.lesson5;

import static mpj.lessons.story.Expectation.equal;

import java.util.List;
import java.util.Optional;
import mpj.lessons.demo.Notes;
import mpj.lessons.demo.Stage;
import mpj.lessons.story.QueueStory;
import mpj.lessons.story.Said;
import mpj.lessons.story.Wording;

/** Says what a test before the try found, and compares what each way costs. */
final class QueueIfTryNotes extends Notes {
  private static final String COST = "{} ns";
  private static final String GET_IF = "empty: getIf: ";
  private static final String GET_NOW = "empty: getNow and catch: ";
  private static final String PUT_IF = "full: putIf: ";
  private static final String PUT_NOW = "full: putNow and catch: ";
  private static final String DEFAULT = "empty: the default, the function was not called";
  private static final List<String> ANSWERS =
      List.of(
          "putIf(1) answers true",
          "putIf(2) answers true",
          "putIf(3) answers true",
          "putIf(4) answers false",
          "putIf(5) answers false",
          "getIf(0) answers 1",
          "getIf(n -> n * n, 0) answers 4",
          "getIf(0) answers 3",
          "getIf(n -> n * n, 0) answers 0");

  private final QueueStory queue = run().onlyQueue();

  QueueIfTryNotes(Stage stage) {
    super(stage);
    note("putIf({}) answers true", _ -> "there was room: holds " + queue.size());
    note("putIf", _ -> "full: not put, no wait");
    note("getIf(0) answers {}", line -> isDefault(line) ? DEFAULT : "the first item");
    note(
        "getIf(n -> n * n, 0) answers {}",
        line -> isDefault(line) ? DEFAULT : "the function's answer, not the item");
    note(GET_IF, _ -> "one look at the queue");
    note(PUT_IF, _ -> "one look at the queue");
    note(GET_NOW, _ -> "an exception each time: " + times(GET_IF, GET_NOW));
    note(PUT_NOW, _ -> "an exception each time: " + times(PUT_IF, PUT_NOW));
    expect(childrenEndWell());
    expect(equal("the answers", () -> ANSWERS, this::answers));
    expect(() ->
        List.of(GET_IF, GET_NOW, PUT_IF, PUT_NOW).stream()
            .filter(what -> nanos(what) <= 0)
            .map(what -> "No cost was measured: what=" + what.strip())
            .toList());
    predict(
        "An empty queue is asked for an item "
            + setting("calls")
            + " times: by getIf, which looks first, and by getNow, which throws what is caught."
            + " Which takes less time?",
        List.of("getIf", "getNow and catch", "both about the same"),
        this::quicker);
    seen(this::debrief);
  }

  private static boolean isDefault(Said line) {
    return line.word(0).equals("0");
  }

  private List<String> answers() {
    return run().said("{} answers ").stream().map(said -> said.line().text()).toList();
  }

  private Optional<Said> cost(String what) {
    return run().first(what + COST);
  }

  /** Returns how long a call took in nanoseconds; 0 if that was not measured. */
  private double nanos(String what) {
    return cost(what).map(said -> said.figure(0)).orElse(0.0);
  }

  private String times(String tested, String caught) {
    return nanos(tested) > 0
        ? Wording.times(nanos(caught) / nanos(tested)) + " as long"
        : "too quick to compare";
  }

  /** What differs by less than a half is about the same. */
  private Optional<String> quicker() {
    double tested = nanos(GET_IF);
    double caught = nanos(GET_NOW);
    if (tested == 0 || caught == 0) {
      return Optional.empty();
    }
    if (caught > 1.5 * tested) {
      return Optional.of("getIf");
    }
    return Optional.of(tested > 1.5 * caught ? "getNow and catch" : "both about the same");
  }

  private String debrief() {
    return "To look at an empty queue and leave it took "
        + inWords(GET_IF)
        + ", to try and catch the exception "
        + inWords(GET_NOW)
        + "; at a full one it was "
        + inWords(PUT_IF)
        + " against "
        + inWords(PUT_NOW)
        + ". A try that fails goes all its way (and is watched here, which adds to it) and makes an"
        + " exception, which notes where it was made. But what a test finds may be past a moment"
        + " later: test first where skipping a turn does no harm.";
  }

  private String inWords(String what) {
    return cost(what).map(said -> said.word(0) + " ns").orElse("nothing");
  }
}
