package mpj.lessons.lesson5;

import java.util.List;
import java.util.Optional;
import mpj.lessons.Commentary;
import mpj.lessons.Findings;
import mpj.lessons.story.Recording;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.OutputLine;

/** Says whose value a process sees, and why not another's. */
final class GlobalsCommentary implements Commentary {
  private static final String MAIN = "MainProcess";
  private static final String FORKED = "forked";
  private static final String SPAWNED = "spawned";
  private static final String UNREADABLE = "number cannot be read: ";

  @Override
  public void event(Event event) {}

  @Override
  public String note(OutputLine line) {
    String text = line.text();
    return switch (line.process().name()) {
      case MAIN ->
          text.startsWith("after:") ? "the child changed its own copy, not this one" : null;
      case FORKED -> forked(text);
      case SPAWNED -> {
        if (text.startsWith(UNREADABLE)) {
          yield "nobody has set it in this process";
        }
        yield text.startsWith("limit=") ? "all as declared: it has inherited nothing" : null;
      }
      default -> null;
    };
  }

  private static String forked(String text) {
    if (text.startsWith("at first:")) {
      return "main's globals, as they were at the start; the field is no global, and stayed behind";
    }
    return text.startsWith("later:") ? "main's change came after the snapshot" : null;
  }

  /** Returns the value that a process saw, in the line that begins so; or else "nothing". */
  private static String seen(Recording recording, String process, String when, String variable) {
    Optional<String> values = Findings.said(recording, process, when);
    for (String value : values.orElse("").split(" ")) {
      if (value.startsWith(variable + "=")) {
        return value.substring(variable.length() + 1);
      }
    }
    return "nothing";
  }

  @Override
  public List<String> check(Recording recording) {
    Findings findings = new Findings(recording);
    String before = seen(recording, MAIN, "before:", "number");
    String changed = seen(recording, MAIN, "changed:", "number");
    findings
        .require(!before.equals(changed), "Main did not change its number: number=" + before + ".")
        .requireEqual(
            "the forked child's number at first",
            before,
            seen(recording, FORKED, "at first:", "number"))
        .requireEqual(
            "the forked child's limit",
            seen(recording, MAIN, "before:", "limit"),
            seen(recording, FORKED, "at first:", "limit"))
        .requireEqual(
            "the forked child's number after main's change",
            before,
            seen(recording, FORKED, "later:", "number"))
        .requireEqual(
            "main's number after the child's change",
            changed,
            seen(recording, MAIN, "after:", "number"))
        .require(
            !seen(recording, FORKED, "changed:", "number").equals(before),
            "The forked child did not change its number.");
    stayed(findings, recording);
    return findings.problems();
  }

  /** What no child may have found, or only the forked one. */
  private static void stayed(Findings findings, Recording recording) {
    findings
        .requireEqual("the spawned child's limit", "10", seen(recording, SPAWNED, "", "limit"))
        .require(
            Findings.said(recording, SPAWNED, UNREADABLE).isPresent(),
            "The spawned child was not told that its number has no value.")
        .requireEqual("the forked child's field", "0", seen(recording, FORKED, "", "field"))
        .requireEqual("the spawned child's field", "0", seen(recording, SPAWNED, "", "field"));
  }

  @Override
  public String seen(Recording recording) {
    return "The forked child began with main's number="
        + seen(recording, FORKED, "at first:", "number")
        + ". Main changed its own to "
        + seen(recording, MAIN, "changed:", "number")
        + ", the child its own to "
        + seen(recording, FORKED, "changed:", "number")
        + ", and neither saw the other's change: a snapshot goes one way, and ages. The spawned"
        + " child inherited nothing. No memory was copied in either case: a JVM cannot fork, so"
        + " the snapshot is of the declared globals only.";
  }
}
