package mpj.lessons.lesson3;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import mpj.lessons.demo.Notes;
import mpj.lessons.demo.Stage;
import mpj.lessons.story.Expectation;
import mpj.lessons.story.Lives;
import mpj.lessons.story.Said;
import mpj.lessons.story.Wording;
import mpj.multiprocessing.trace.ProcessRecord;

/** Says why a status is what it is, and compares it with what really went on. */
final class StatusNotes extends Notes {
  private static final String STATUS = "{}: isAlive={} pid={} exitCode={}";
  private static final String WAITED = "waited at most {} ms: join answered {}";
  private static final String PID = "I have pid {} ";

  StatusNotes(Stage stage) {
    super(stage);
    note("new:", _ -> "an object, and no process yet");
    note("started:", _ -> hasBegun() ? "it runs" : "alive already, while its JVM still boots");
    note(PID, _ -> "what the child knows of itself");
    note(WAITED, this::waited);
    note("ended:", _ -> "the pid is history, the exit code stays");
    expect(
        () -> children().size() == 1,
        () -> "One child was to run; there were children=" + children().size() + ".");
    expect(ofChild(child -> Lives.otherEnd(child, 0)));
    expect(ofChild(_ -> otherStatus("new", "false none none")));
    expect(ofChild(child -> otherStatus("started", running(child))));
    expect(ofChild(child -> otherStatus("ended", over(child))));
    expect(
        ofChild(_ ->
            run().said(WAITED).isEmpty()
                ? List.of("The main process did not say what its wait brought.")
                : List.of()));
    expect(ofChild(this::otherStatusAfterTheWait));
    expect(ofChild(this::otherPidOfItsOwn));
    predict(
        "A child boots, and then works for about half a second. Main waits for its end by join, at"
            + " most "
            + setting("patience")
            + " ms. Has the child ended when join returns?",
        List.of("yes", "no"),
        () -> run().last(WAITED).map(said -> wasEnough(said) ? "yes" : "no"));
    seen(() -> children().stream().findFirst().map(this::debrief).orElse("No child ran."));
  }

  private boolean hasBegun() {
    return children().stream().map(Lives::actor).anyMatch(run().lives()::hasBegun);
  }

  private static boolean wasEnough(Said waited) {
    return waited.word(1).equals("true");
  }

  private String waited(Said said) {
    if (wasEnough(said)) {
      return "the time was enough";
    }
    boolean since = children().stream().map(Lives::actor).anyMatch(run().lives()::hasEnded);
    return since
        ? "only the waiting ended; the child ended a moment later"
        : "only the waiting ended, not the child";
  }

  private Expectation ofChild(Function<ProcessRecord, List<String>> problems) {
    return () -> children().size() == 1 ? problems.apply(children().getFirst()) : List.of();
  }

  private static String running(ProcessRecord child) {
    return "true " + child.pid() + " none";
  }

  private static String over(ProcessRecord child) {
    return "false " + child.pid() + " 0";
  }

  /** One that had not ended when the wait was over may end before it is asked. */
  private List<String> otherStatusAfterTheWait(ProcessRecord child) {
    if (run().last(WAITED).filter(StatusNotes::wasEnough).isPresent()) {
      return otherStatus("later", over(child));
    }
    return status("later").filter(over(child)::equals).isPresent()
        ? List.of()
        : otherStatus("later", running(child));
  }

  private List<String> otherStatus(String when, String expected) {
    String read = status(when).orElse("nothing");
    return read.equals(expected)
        ? List.of()
        : List.of(
            "A status was not as expected: when="
                + when
                + " read="
                + read
                + " expected="
                + expected
                + ".");
  }

  private Optional<String> status(String when) {
    return run().said(STATUS).stream()
        .filter(said -> said.word(0).equals(when))
        .map(said -> said.word(1) + " " + said.word(2) + " " + said.word(3))
        .findFirst();
  }

  private List<String> otherPidOfItsOwn(ProcessRecord child) {
    boolean said =
        run().said(child.name(), PID).stream().anyMatch(line -> line.number(0) == child.pid());
    return said ? List.of() : List.of("The child did not say that it has pid=" + child.pid() + ".");
  }

  private String debrief(ProcessRecord child) {
    long boot =
        run().said(child.name(), "").stream()
            .findFirst()
            .map(line -> line.nanos() - child.startNanos())
            .orElse(0L);
    return "A child is alive from its start to its end, here for "
        + Wording.time(child.endNanos() - child.startNanos())
        + ", of which "
        + Wording.time(boot)
        + " passed before its first line. It has a pid from its start on, and an exit code only"
        + " after its end.";
  }
}
