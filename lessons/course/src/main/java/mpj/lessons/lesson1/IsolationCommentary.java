package mpj.lessons.lesson1;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import mpj.lessons.Commentary;
import mpj.lessons.Findings;
import mpj.lessons.story.Recording;
import mpj.lessons.story.Wording;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.EventKind;
import mpj.multiprocessing.trace.OutputLine;
import mpj.multiprocessing.trace.ProcessRecord;

/** Says what became of each child, and who never noticed. */
final class IsolationCommentary implements Commentary {
  private static final String SIBLING = "sibling";
  private static final String TOLD = " ended with ";
  private static final String DONE = "all others have ended";

  private final List<String> ended = new ArrayList<>();

  @Override
  public void event(Event event) {
    if (event.kind() == EventKind.PROCESS_ENDED) {
      ended.add(event.process().name());
    }
  }

  @Override
  public String note(OutputLine line) {
    if (line.process().name().equals(SIBLING) && !ended.isEmpty()) {
      String note = "never noticed the end of " + Wording.names(List.copyOf(ended));
      ended.clear();
      return note;
    }
    int told = line.text().indexOf(TOLD);
    return told < 0 ? null : meaning(line.text().substring(0, told));
  }

  private static String meaning(String child) {
    return switch (child) {
      case "hungry" -> "OutOfMemoryError, in its own heap; a thread's would have been everybody's";
      case "halting" -> "its whole JVM, at once; from a thread it would have been ours";
      case "victim" -> "SIGKILL, from outside; no thread can be ended so";
      default -> null;
    };
  }

  @Override
  public List<String> check(Recording recording) {
    Findings findings = new Findings();
    findings.requireEqual("hungry's exit code", OptionalInt.of(1), code(recording, "hungry"));
    findings.requireEqual("victim's exit code", OptionalInt.of(-9), code(recording, "victim"));
    findings.requireEqual("sibling's exit code", OptionalInt.of(0), code(recording, SIBLING));
    findings.require(
        code(recording, "halting").orElse(0) > 0, "The child that halts had no code of its own.");
    findings.require(
        recording.lines().stream()
            .anyMatch(line -> line.error() && line.text().contains("OutOfMemoryError")),
        "No child ran out of heap.");
    findings.requireEqual(
        "whom the parent saw end",
        3L,
        recording.lines().stream()
            .filter(line -> !meaningless(line))
            .filter(line -> !line.process().name().equals(SIBLING))
            .count());
    return findings
        .require(!recording.lines(DONE).isEmpty(), "The sibling did not go on to its end.")
        .problems();
  }

  private static boolean meaningless(OutputLine line) {
    int told = line.text().indexOf(TOLD);
    return told < 0 || meaning(line.text().substring(0, told)) == null;
  }

  private static OptionalInt code(Recording recording, String child) {
    return recording.children().stream()
        .filter(process -> process.name().equals(child))
        .findFirst()
        .map(ProcessRecord::exitCode)
        .orElse(OptionalInt.empty());
  }

  @Override
  public String seen(Recording recording) {
    List<String> ends = new ArrayList<>();
    for (ProcessRecord child : recording.children()) {
      if (!child.name().equals(SIBLING)) {
        ends.add(child.name() + " (" + child.exitCode().orElse(0) + ")");
      }
    }
    return Wording.names(ends)
        + " came to grief, each with an exit code that tells how. "
        + Wording.count(recording.lines("step ").size(), "step")
        + " of the sibling went on beside it, and the parent read every code. Had they been threads"
        + " of one process, the first would have taken the memory of all, the second would have"
        + " ended all, and the third could not have been ended at all.";
  }
}
