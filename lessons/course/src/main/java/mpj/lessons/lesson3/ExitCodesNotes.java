package mpj.lessons.lesson3;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntPredicate;
import mpj.lessons.demo.Notes;
import mpj.lessons.demo.Stage;
import mpj.lessons.story.Said;
import mpj.lessons.story.Wording;
import mpj.multiprocessing.trace.ProcessRecord;

/** Translates exit codes. */
final class ExitCodesNotes extends Notes {
  private static final String MAIN = "MainProcess";
  private static final String OWN = "own-code";

  ExitCodesNotes(Stage stage) {
    super(stage);
    note(
        "Process {} failed:",
        said -> said.line().error() ? "on standard error: an exception that nobody caught" : null);
    note("{} ended with ", this::meaning);
    expect(ends("fine", 0), ends("faulty", 1), ends(OWN, setting("code")));
    expect(ends("terminated", -15), ends("killed", -9));
    expect(
        () ->
            run().said("faulty", "{}no more paper").stream().anyMatch(said -> said.line().error()),
        () -> "The exception of faulty did not appear on standard error.");
    expect(this::codesNotRead);
    predict(
        "With which exit code does the child end that is killed?",
        () ->
            run()
                .process("killed")
                .flatMap(child -> child.exitCode().stream().boxed().findFirst()));
    seen(this::debrief);
  }

  private String meaning(Said said) {
    OptionalInt code = run().lives().exitCode(said.word(0));
    return code.isEmpty() ? null : meaning(said.word(0), code.getAsInt());
  }

  private static String meaning(String name, int code) {
    if (code < 0) {
      return "below 0: signal "
          + -code
          + (code == -15 ? ", SIGTERM" : code == -9 ? ", SIGKILL" : "");
    }
    if (name.equals(OWN)) {
      return "the program's own word";
    }
    return code == 0 ? "all went well" : "an exception ended it; 1 says no more than that";
  }

  private List<String> codesNotRead() {
    return children().stream()
        .filter(child ->
            run().said(MAIN, child.name() + " ended with " + child.exitCode().orElse(0)).isEmpty())
        .map(child -> "The main process did not read the exit code of " + child.name() + ".")
        .toList();
  }

  private String debrief() {
    return Wording.count(children().size(), "child", "children")
        + ", each with an end of its own. Well: "
        + codes(code -> code == 0)
        + ". By the program itself: "
        + codes(code -> code > 0)
        + ". By a signal: "
        + codes(code -> code < 0)
        + ". The parent lived through all of it.";
  }

  private String codes(IntPredicate which) {
    List<String> codes = new ArrayList<>();
    for (ProcessRecord child : children()) {
      int code = child.exitCode().orElse(0);
      if (which.test(code)) {
        codes.add(code + " of " + child.name());
      }
    }
    return Wording.names(codes);
  }
}
