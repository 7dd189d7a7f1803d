package mpj.lessons.lesson1;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import mpj.lessons.demo.Notes;
import mpj.lessons.demo.Stage;
import mpj.lessons.story.Said;
import mpj.lessons.story.Wording;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.EventKind;
import mpj.multiprocessing.trace.ProcessRecord;

/** Says what became of each child, and who never noticed. */
final class IsolationNotes extends Notes {
  private static final String SIBLING = "sibling";
  private static final String TOLD = "{} ended with {}";
  private static final String DONE = "all others have ended";

  IsolationNotes(Stage stage) {
    super(stage);
    note(TOLD, said -> meaning(said.word(0)));
    note("", this::unnoticed);
    expectCode("hungry", 1);
    expectCode("victim", -9);
    expectCode(SIBLING, 0);
    expect(
        () -> code("halting").orElse(0) > 0, () -> "The child that halts had no code of its own.");
    expect(this::ranOutOfHeap, () -> "No child ran out of heap.");
    expectEqual("whom the parent saw end", () -> 3L, this::sawEnd);
    expect(() -> !run().lines(DONE).isEmpty(), () -> "The sibling did not go on to its end.");
    predict(
        "Of 4 children one runs out of its heap of "
            + setting("heap")
            + " MB, one halts its JVM, one is killed, and one works on. How many of the 4 end with"
            + " an exit code other than 0?",
        this::badEnds);
    seen(this::debrief);
  }

  private void expectCode(String child, int expected) {
    expectEqual(child + "'s exit code", () -> OptionalInt.of(expected), () -> code(child));
  }

  private String unnoticed(Said said) {
    if (!said.who().name().equals(SIBLING)) {
      return null;
    }
    List<String> ended =
        run().sinceLineBefore(said.line(), EventKind.PROCESS_ENDED).stream()
            .map(Event::process)
            .map(who -> who.name())
            .toList();
    return ended.isEmpty() ? null : "never noticed the end of " + Wording.names(ended);
  }

  private static String meaning(String child) {
    return switch (child) {
      case "hungry" -> "OutOfMemoryError, in its own heap; a thread's would have been everybody's";
      case "halting" -> "its whole JVM, at once; from a thread it would have been ours";
      case "victim" -> "SIGKILL, from outside; no thread can be ended so";
      default -> null;
    };
  }

  private OptionalInt code(String child) {
    return run().process(child).map(ProcessRecord::exitCode).orElse(OptionalInt.empty());
  }

  private boolean ranOutOfHeap() {
    return run().lines().stream()
        .anyMatch(line -> line.error() && line.text().contains("OutOfMemoryError"));
  }

  private long sawEnd() {
    return run().said(TOLD).stream()
        .filter(said -> meaning(said.word(0)) != null)
        .filter(said -> !said.who().name().equals(SIBLING))
        .count();
  }

  private long badEnds() {
    return children().stream().filter(child -> child.exitCode().orElse(0) != 0).count();
  }

  private String debrief() {
    List<String> ends = new ArrayList<>();
    for (ProcessRecord child : children()) {
      if (!child.name().equals(SIBLING)) {
        ends.add(child.name() + " (" + child.exitCode().orElse(0) + ")");
      }
    }
    return Wording.names(ends)
        + " came to grief, each with an exit code that tells how. "
        + Wording.count(run().lines("step ").size(), "step")
        + " of the sibling went on beside it, and the parent read every code. Had they been threads"
        + " of one process, the first would have taken the memory of all, the second would have"
        + " ended all, and the third could not have been ended at all.";
  }
}
