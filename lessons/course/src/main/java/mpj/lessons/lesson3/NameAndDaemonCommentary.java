package mpj.lessons.lesson3;

import java.util.List;
import java.util.Optional;
import mpj.lessons.Commentary;
import mpj.lessons.story.Recording;
import mpj.lessons.story.Wording;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.OutputLine;
import mpj.multiprocessing.trace.ProcessRecord;

/** Says whose name comes from where, who is waited for, and who is not. */
final class NameAndDaemonCommentary implements Commentary {
  private static final String NAME = "I am ";
  private static final String DONE = "my task is done";
  private static final String SERVES = "serves";

  private boolean parentDone;

  @Override
  public void event(Event event) {}

  @Override
  public String note(OutputLine line) {
    String text = line.text();
    if (text.startsWith("my children")) {
      return "one name given, one made up";
    }
    if (text.startsWith(NAME)) {
      return origin(line.process().name());
    }
    if (text.equals(DONE)) {
      return done(line.process().name());
    }

    if (text.startsWith(SERVES) && parentDone) {
      parentDone = false; // once is enough
      return "its parent's task is done, its parent's process is not";
    }

    return text.endsWith("=true") ? "nobody will wait for this one" : null;
  }

  private static String origin(String name) {
    int colon = name.lastIndexOf(':');
    if (colon >= 0) {
      return "child number " + name.substring(colon + 1) + " of " + name.substring(0, colon);
    }
    return name.startsWith("Process-") ? "a default name" : "the name that it was given";
  }

  private String done(String name) {
    if (name.contains(":")) {
      return "now its parent can end";
    }
    parentDone = true;
    return "it called no join, and yet its process stays for the worker";
  }

  @Override
  public List<String> check(Recording recording) {
    Findings findings = new Findings(recording);
    requireNames(recording, findings);
    Optional<Family> family = Family.of(recording);
    if (family.isEmpty()) {
      return findings.require(false, "There was no worker beside a daemon.").problems();
    }
    ProcessRecord parent = family.get().parent();
    ProcessRecord worker = family.get().worker();
    ProcessRecord daemon = family.get().daemon();
    findings.requireEnd(parent.name(), 0).requireEnd(worker.name(), 0);
    findings.require(
        recording.texts(worker.pid()).contains(DONE),
        "The worker did not come to the end of its task.");
    findings.require(
        parent.endNanos() >= worker.endNanos(), "The parent did not wait for its worker.");
    findings.require(
        daemon.exitCode().isPresent(), "The daemon had not ended when the demo was over.");
    int code = daemon.exitCode().orElse(-1);
    findings.require(code < 0, "The daemon ended by itself: exitCode=" + code + ".");

    long done = taskDone(recording, parent);
    findings.require(daemon.endNanos() > done, "The daemon ended before its parent's task.");

    return findings.problems();
  }

  private static long taskDone(Recording recording, ProcessRecord parent) {
    Optional<OutputLine> line = new Findings(recording).line(parent.name(), DONE);
    return line.map(OutputLine::nanos).orElse(parent.endNanos());
  }

  private static void requireNames(Recording recording, Findings findings) {
    for (ProcessRecord child : recording.children()) {
      findings.require(
          recording.texts(child.pid()).contains(NAME + child.name()),
          child.name() + " did not say its name.");
    }
    findings.requireEnd("gardener", 0);
    findings.require(
        findings.process("Process-1").isPresent(), "No child had the default name Process-1.");
  }

  @Override
  public String seen(Recording recording) {
    Optional<Family> family = Family.of(recording);
    if (family.isEmpty()) {
      return "There was no worker beside a daemon.";
    }
    ProcessRecord parent = family.get().parent();
    ProcessRecord daemon = family.get().daemon();

    long done = taskDone(recording, parent);

    long gap = daemon.endNanos() - parent.endNanos();
    return "The task of "
        + parent.name()
        + " was done "
        + Wording.time(parent.endNanos() - done)
        + " before its process ended: that is how long it waited for "
        + family.get().worker().name()
        + ". For "
        + daemon.name()
        + ", the daemon, it did not wait: that was ended "
        + Wording.time(Math.abs(gap))
        + (gap < 0 ? " before" : " after")
        + " its parent.";
  }
}
