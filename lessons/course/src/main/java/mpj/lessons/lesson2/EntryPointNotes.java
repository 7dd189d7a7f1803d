package mpj.lessons.lesson2;

import java.util.List;
import java.util.OptionalInt;
import mpj.lessons.demo.Notes;
import mpj.lessons.demo.Stage;
import mpj.lessons.story.Expectation;
import mpj.lessons.story.Lives;
import mpj.lessons.story.Said;
import mpj.multiprocessing.trace.ProcessRecord;

/** Points at the guard's error, and says what became of the child that ran into it. */
final class EntryPointNotes extends Notes {
  private static final String GUARD = "Caused by: java.lang.IllegalStateException";

  EntryPointNotes(Stage stage) {
    super(stage);
    note(GUARD, said -> said.line().error() ? "the start guard: still booting, so no child" : null);
    note("hello", _ -> "loading its class started nothing");
    note("{} has ended", this::ended);
    expect(childrenNumber(2));
    expect(
        ofBoth(() ->
            wrong().exitCode().equals(OptionalInt.of(1))
                ? List.of()
                : List.of(
                    "The child that tried to start another while booting did not end with exit code"
                        + " 1.")));
    expect(
        ofBoth(
            () -> guardSpoke() ? List.of() : List.of("The start guard's error was not printed.")));
    expect(ofBoth(() -> Lives.failures(List.of(right()))));
    expect(ofBoth(() -> mainWrote().problems()));
    expect(ofBoth(wrote(2, "hello from the right child")));
    expect(
        ofBoth(() ->
            run().lines("hello from the wrong").isEmpty()
                ? List.of()
                : List.of("The task ran though its class could not be loaded.")));
    predict(
        "To run its task, a child has to load a class. Each process that loads this class starts a"
            + " child with the same task. How many processes does the first child start?",
        List.of("none", "one", "more and more, without end"),
        () -> children().stream().findFirst().map(this::started));
    seen(this::debrief);
  }

  private String ended(Said said) {
    return run()
        .process(said.word(0))
        .filter(child -> run().lives().exitCode(child.name()).orElse(0) != 0)
        .filter(child -> run().lives().childrenOf(Lives.actor(child)).isEmpty())
        .map(_ -> "its task never began, and it has no child")
        .orElse(null);
  }

  private Expectation ofBoth(Expectation expectation) {
    return () -> children().size() == 2 ? expectation.problems() : List.of();
  }

  private ProcessRecord wrong() {
    return children().getFirst();
  }

  private ProcessRecord right() {
    return children().getLast();
  }

  private boolean guardSpoke() {
    return run().said(wrong().name(), GUARD).stream().anyMatch(said -> said.line().error());
  }

  private Expectation mainWrote() {
    return wrote(0, wrong().name() + " has ended", right().name() + " has ended: exit code 0");
  }

  private String started(ProcessRecord child) {
    return switch (run().lives().childrenOf(Lives.actor(child)).size()) {
      case 0 -> "none";
      case 1 -> "one";
      default -> "more and more, without end";
    };
  }

  private String debrief() {
    String who = children().isEmpty() ? "The child" : children().getFirst().name();
    return who
        + " needed a class that starts a child when it is loaded, and was stopped by the start"
        + " guard: otherwise each child would have started the next, without an end. A start in a"
        + " method that only the main process calls does no harm.";
  }
}
