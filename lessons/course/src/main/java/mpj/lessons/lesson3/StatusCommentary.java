package mpj.lessons.lesson3;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mpj.lessons.Commentary;
import mpj.lessons.story.Recording;
import mpj.lessons.story.Wording;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.EventKind;
import mpj.multiprocessing.trace.OutputLine;
import mpj.multiprocessing.trace.ProcessRecord;

/** Says why a status is what it is, and compares it with what really went on. */
final class StatusCommentary implements Commentary {
  private static final Pattern STATUS =
      Pattern.compile(".*: isAlive=(true|false) pid=(\\S+) exitCode=(\\S+)");

  private final Set<EventKind> happened = new HashSet<>();

  @Override
  public void event(Event event) {
    happened.add(event.kind());
  }

  @Override
  public String note(OutputLine line) {
    String text = line.text();
    if (text.startsWith("new:")) {
      return "an object, and no process yet";
    }
    if (text.startsWith("started:")) {
      return happened.contains(EventKind.PROCESS_STARTED)
          ? "it runs"
          : "alive already, while its JVM still boots";
    }
    if (text.startsWith("I have pid")) {
      return "what the child knows of itself";
    }
    if (text.startsWith("waited")) {
      return text.endsWith("true")
          ? "the time was enough"
          : "only the waiting ended, not the child";
    }
    return text.startsWith("ended:") ? "the pid is history, the exit code stays" : null;
  }

  @Override
  public List<String> check(Recording recording) {
    Findings findings = new Findings(recording);
    if (recording.children().size() != 1) {
      return List.of(
          "One child was to run; there were children=" + recording.children().size() + ".");
    }
    ProcessRecord child = recording.children().getFirst();
    String pid = Long.toString(child.pid());
    findings.requireEnd(child.name(), 0);
    requireStatus(findings, recording, "new", "false none none");
    requireStatus(findings, recording, "started", "true " + pid + " none");
    requireStatus(findings, recording, "ended", "false " + pid + " 0");
    Optional<OutputLine> waited = findings.line("MainProcess", "waited");
    findings.require(waited.isPresent(), "The main process did not say what its wait brought.");
    boolean early = waited.map(line -> line.text().endsWith("true")).orElse(false);

    // One that had not ended when the wait was over may end before it is asked.
    String over = "false " + pid + " 0";
    if (early || !status(recording, "later").orElse("nothing").equals(over)) {
      requireStatus(findings, recording, "later", early ? over : "true " + pid + " none");
    }
    findings.require(
        findings.line(child.name(), "I have pid " + pid + " ").isPresent(),
        "The child did not say that it has pid=" + pid + ".");
    return findings.problems();
  }

  private static void requireStatus(
      Findings findings, Recording recording, String when, String expected) {
    String read = status(recording, when).orElse("nothing");
    findings.require(
        read.equals(expected),
        "A status was not as expected: when="
            + when
            + " read="
            + read
            + " expected="
            + expected
            + ".");
  }

  private static Optional<String> status(Recording recording, String when) {
    return recording.lines().stream()
        .filter(line -> line.text().startsWith(when + ":"))
        .map(line -> STATUS.matcher(line.text()))
        .filter(Matcher::matches)
        .map(match -> match.group(1) + " " + match.group(2) + " " + match.group(3))
        .findFirst();
  }

  @Override
  public String seen(Recording recording) {
    ProcessRecord child = recording.children().getFirst();
    Findings findings = new Findings(recording);
    long boot =
        findings.line(child.name(), "").map(line -> line.nanos() - child.startNanos()).orElse(0L);
    return "A child is alive from its start to its end, here for "
        + Wording.time(child.endNanos() - child.startNanos())
        + ", of which "
        + Wording.time(boot)
        + " passed before its first line. It has a pid from its start on, and an exit code only"
        + " after its end.";
  }
}
