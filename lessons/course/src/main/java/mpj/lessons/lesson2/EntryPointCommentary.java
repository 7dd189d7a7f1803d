package mpj.lessons.lesson2;

import java.util.List;
import java.util.OptionalInt;
import mpj.lessons.Commentary;
import mpj.lessons.story.Recording;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.EventKind;
import mpj.multiprocessing.trace.OutputLine;
import mpj.multiprocessing.trace.ProcessRecord;

/** Points at the guard's error, and says what became of the child that ran into it. */
final class EntryPointCommentary implements Commentary {
  private static final String GUARD = "Caused by: " + IllegalStateException.class.getName();

  private int ended;

  @Override
  public void event(Event event) {
    if (event.kind() == EventKind.PROCESS_ENDED) {
      ended++;
    }
  }

  @Override
  public String note(OutputLine line) {
    if (line.error()) {
      return line.text().startsWith(GUARD) ? "the start guard: still booting, so no child" : null;
    }
    if (line.text().startsWith("hello")) {
      return "loading its class started nothing";
    }
    return switch (ended) {
      case 1 -> "its task never began, and it has no child";
      default -> null;
    };
  }

  @Override
  public List<String> check(Recording recording) {
    List<ProcessRecord> children = recording.children();
    Findings findings = new Findings(recording).count(2);
    if (!findings.problems().isEmpty()) {
      return findings.problems();
    }
    ProcessRecord wrong = children.getFirst();
    ProcessRecord right = children.getLast();
    return findings
        .require(
            wrong.exitCode().equals(OptionalInt.of(1)),
            "The child that tried to start another while booting did not end with exit code 1.")
        .require(
            recording.lines(GUARD).stream().anyMatch(line -> isError(line, wrong)),
            "The start guard's error was not printed.")
        .endedWell(List.of(right))
        .wrote(0, wrong.name() + " has ended", right.name() + " has ended: exit code 0")
        .wrote(2, "hello from the right child")
        .require(
            recording.lines("hello from the wrong").isEmpty(),
            "The task ran though its class could not be loaded.")
        .problems();
  }

  private static boolean isError(OutputLine line, ProcessRecord process) {
    return line.error() && line.process().pid() == process.pid();
  }

  @Override
  public String seen(Recording recording) {
    List<ProcessRecord> children = recording.children();
    String who = children.isEmpty() ? "The child" : children.getFirst().name();
    return who
        + " needed a class that starts a child when it is loaded, and was stopped by the start"
        + " guard: otherwise each child would have started the next, without an end. A start in a"
        + " method that only the main process calls does no harm.";
  }
}
