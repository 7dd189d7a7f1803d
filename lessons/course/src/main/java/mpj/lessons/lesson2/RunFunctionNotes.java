package mpj.lessons.lesson2;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mpj.lessons.demo.Notes;
import mpj.lessons.demo.Stage;
import mpj.lessons.story.Said;
import mpj.lessons.story.Wording;
import mpj.multiprocessing.trace.EventKind;

/** Says who did not wait at the start, who waited at the end, and for how long. */
final class RunFunctionNotes extends Notes {
  private static final String STARTED = "has started";
  private static final String BEGINS = "begins";
  private static final String DONE = "has done";
  private static final String BACK = "is back";

  RunFunctionNotes(Stage stage) {
    super(stage);
    note(STARTED, _ -> childBegan() ? null : "start() did not wait: the child still boots");
    note(BEGINS, said -> sinceStart(said).map(RunFunctionNotes::booted).orElse(null));
    note(
        BACK,
        said ->
            sinceStart(said).filter(_ -> childEnded()).map(RunFunctionNotes::waited).orElse(null));
    expect(childrenNumber(1), childrenEndWell());
    expect(wrote(0, STARTED, "is back from join(), exit code 0"), wrote(1, BEGINS, DONE));
    expect(() -> notBefore(STARTED, DONE));
    expect(() -> notBefore(DONE, BACK));
    predict(
        "Main starts a child that works for "
            + setting("work")
            + " ms, and prints a line when start() has returned. The child prints one when it"
            + " begins. Whose line comes first?",
        List.of("main's", "the child's"),
        () -> run().first("").map(line -> isMain(line) ? "main's" : "the child's"));
    seen(this::debrief);
  }

  private boolean childBegan() {
    return !run().events(EventKind.PROCESS_STARTED).isEmpty();
  }

  private boolean childEnded() {
    return !run().events(EventKind.PROCESS_ENDED).isEmpty();
  }

  private boolean isMain(Said said) {
    return said.who().equals(run().main());
  }

  private Optional<String> sinceStart(Said said) {
    return run().first(STARTED).map(started -> since(started, said));
  }

  private static String since(Said earlier, Said later) {
    return Wording.time(later.nanos() - earlier.nanos());
  }

  private static String booted(String time) {
    return time + " later: a process needs time to boot";
  }

  private static String waited(String time) {
    return "waited in join() for " + time + ", for the child's end";
  }

  /**
   * Every line that begins in the one way is to come before every line that begins in the other.
   */
  private List<String> notBefore(String earlier, String later) {
    var problems = new ArrayList<String>();
    for (Said first : run().said(earlier)) {
      for (Said second : run().said(later)) {
        if (second.nanos() - first.nanos() < 0) {
          problems.add(
              "\"" + second.line().text() + "\" came before \"" + first.line().text() + "\".");
        }
      }
    }
    return problems;
  }

  private String debrief() {
    Optional<Said> main = run().first(STARTED);
    Optional<Said> begun = run().first(BEGINS);
    Optional<Said> done = run().first(DONE);
    Optional<Said> back = run().first(BACK);
    if (main.isEmpty() || begun.isEmpty() || done.isEmpty() || back.isEmpty()) {
      return "The parent or the child did not come to its end.";
    }
    return "The child worked for "
        + since(begun.get(), done.get())
        + ", in a process of its own. Its parent was free meanwhile, and chose to wait: join()"
        + " returned "
        + since(done.get(), back.get())
        + " after the child's last line, "
        + since(main.get(), back.get())
        + " after start() had.";
  }
}
