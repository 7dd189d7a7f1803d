package mpj.lessons.lesson3;

import java.util.List;
import java.util.OptionalInt;
import mpj.lessons.demo.Notes;
import mpj.lessons.demo.Stage;
import mpj.lessons.story.Expectation;
import mpj.lessons.story.Said;
import mpj.lessons.story.Wording;
import mpj.multiprocessing.trace.EventKind;
import mpj.multiprocessing.trace.ProcessRecord;

/** Says which signals were handled, and whom the end of a process left behind. */
final class TerminateAndKillNotes extends Notes {
  private static final String MAIN = "MainProcess";
  private static final String GIVES = "asked to end";
  private static final int SIGKILL = 9;

  TerminateAndKillNotes(Stage stage) {
    super(stage);
    note(
        GIVES,
        said ->
            run().newest(said.who(), EventKind.SIGNAL_HANDLED).isPresent()
                ? "the handler of SIGTERM"
                : null);
    note("my parent ", _ -> "its parent has ended; it runs on at this moment");
    note("{} ended with ", said -> end(run().lives().exitCode(said.word(0)).orElse(0)));
    note("{} ended; its child is still alive", this::left);
    note("{} ended; its child is gone", this::taken);
    expect(ends("asked", 0), ends("killed", -SIGKILL));
    expect(() -> handledBy("asked"), () -> "SIGTERM did not reach the handler of asked.");
    expect(() -> !handledBy("killed"), () -> "A handler ran in killed.");
    expect(
        writes("asked", GIVES),
        writes(MAIN, "asked ended with 0; still borrowed: 0"),
        writes(MAIN, "killed ended with -9; still borrowed: 1"));
    expect(
        ends("mother", -SIGKILL),
        ends("mother:1", 0),
        writes("mother:1", "my parent mother is gone"),
        writes(MAIN, "mother ended; its child is still alive"));
    expect(
        ends("father", -SIGKILL),
        ends("father:1", -SIGKILL),
        writes(MAIN, "father ended; its child is gone, too"));
    predict(
        "Main calls kill() on two processes and killTree() on a third. The second and the third"
            + " have one child each. How many processes end by SIGKILL?",
        () -> children().stream().filter(TerminateAndKillNotes::isKilled).count());
    seen(this::debrief);
  }

  private static boolean isKilled(ProcessRecord process) {
    return process.exitCode().equals(OptionalInt.of(-SIGKILL));
  }

  private static String end(int code) {
    return code < 0
        ? "no handler ran, and nobody gives it back now"
        : "not -15: the handler had the task end well";
  }

  private String left(Said said) {
    return said.word(0) + ":1 goes on: to end a process is not to end its children";
  }

  private String taken(Said said) {
    OptionalInt code = run().lives().exitCode(said.word(0) + ":1");
    return "killTree() ended it, too" + (code.isEmpty() ? "" : ", by signal " + -code.getAsInt());
  }

  private boolean handledBy(String name) {
    return run().events(EventKind.SIGNAL_HANDLED).stream()
        .anyMatch(event -> event.process().name().equals(name));
  }

  private Expectation writes(String who, String start) {
    return () ->
        run().said(who, start).isEmpty()
            ? List.of(who + " did not write: " + start + ".")
            : List.of();
  }

  private String debrief() {
    long outlived = end("mother:1") - end("mother");
    return "SIGTERM reached a handler, which cleaned up and had the task end; SIGKILL reached"
        + " nobody, and what was borrowed stayed so. The child of mother lived on for "
        + Wording.time(outlived)
        + " after its parent, until main let it go; killTree() ended father and its child"
        + " together.";
  }

  private long end(String name) {
    return run().process(name).map(ProcessRecord::endNanos).orElse(0L);
  }
}
