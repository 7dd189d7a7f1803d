package mpj.lessons.lesson2;

import java.util.List;
import mpj.lessons.Commentary;
import mpj.lessons.story.Recording;
import mpj.lessons.story.Wording;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.EventKind;
import mpj.multiprocessing.trace.OutputLine;

/** Says who did not wait at the start, who waited at the end, and for how long. */
final class RunFunctionCommentary implements Commentary {
  private OutputLine started;
  private boolean childRuns;
  private boolean childEnded;

  @Override
  public void event(Event event) {
    childRuns |= event.kind() == EventKind.PROCESS_STARTED;
    childEnded |= event.kind() == EventKind.PROCESS_ENDED;
  }

  @Override
  public String note(OutputLine line) {
    if (line.text().startsWith("has started")) {
      started = line;
      return childRuns ? null : "start() did not wait: the child still boots";
    }
    if (started == null) {
      return null;
    }
    if (line.text().startsWith("begins")) {
      return since(started, line) + " later: a process needs time to boot";
    }
    return line.text().startsWith("is back") && childEnded
        ? "waited in join() for " + since(started, line) + ", for the child's end"
        : null;
  }

  private static String since(OutputLine earlier, OutputLine later) {
    return Wording.time(later.nanos() - earlier.nanos());
  }

  @Override
  public List<String> check(Recording recording) {
    return new Findings(recording)
        .children(1)
        .wrote(0, "has started", "is back from join(), exit code 0")
        .wrote(1, "begins", "has done")
        .before("has started", "has done")
        .before("has done", "is back")
        .problems();
  }

  @Override
  public String seen(Recording recording) {
    List<OutputLine> main = recording.lines("has started");
    List<OutputLine> begun = recording.lines("begins");
    List<OutputLine> done = recording.lines("has done");
    List<OutputLine> back = recording.lines("is back");
    if (main.isEmpty() || begun.isEmpty() || done.isEmpty() || back.isEmpty()) {
      return "The parent or the child did not come to its end.";
    }
    return "The child worked for "
        + since(begun.getFirst(), done.getFirst())
        + ", in a process of its own. Its parent was free meanwhile, and chose to wait: join()"
        + " returned "
        + since(done.getFirst(), back.getFirst())
        + " after the child's last line, "
        + since(main.getFirst(), back.getFirst())
        + " after start() had.";
  }
}
