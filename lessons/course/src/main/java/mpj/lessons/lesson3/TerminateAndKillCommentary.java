package mpj.lessons.lesson3;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mpj.lessons.Commentary;
import mpj.lessons.story.Recording;
import mpj.lessons.story.Wording;
import mpj.multiprocessing.trace.Actor;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.EventKind;
import mpj.multiprocessing.trace.OutputLine;

/** Says which signals were handled, and whom the end of a process left behind. */
final class TerminateAndKillCommentary implements Commentary {
  private static final String GIVES = "asked to end";
  private static final String GONE = "my parent ";
  private static final String ENDED = " ended with ";

  private final Set<Actor> handled = new HashSet<>();
  private final Map<String, Long> codes = new HashMap<>();

  @Override
  public void event(Event event) {
    switch (event.kind()) {
      case SIGNAL_HANDLED -> handled.add(event.process());
      case PROCESS_ENDED -> codes.put(event.process().name(), event.value());
      default -> {}
    }
  }

  @Override
  public String note(OutputLine line) {
    String text = line.text();
    if (text.startsWith(GIVES)) {
      return handled.contains(line.process()) ? "the handler of SIGTERM" : null;
    }
    if (text.startsWith(GONE)) {
      return "an orphan: to end a process is not to end its children";
    }
    if (text.contains(ENDED)) {
      return end(text.substring(0, text.indexOf(ENDED)));
    }
    return text.contains(" ended; ") ? left(text.substring(0, text.indexOf(' '))) : null;
  }

  private String end(String name) {
    long code = codes.getOrDefault(name, 0L);
    return code < 0
        ? "no handler ran, and nobody gives it back now"
        : "not -15: the handler had the task end well";
  }

  private String left(String name) {
    Long code = codes.get(name + ":1");
    return code == null ? name + ":1 goes on" : name + ":1 was ended by signal " + -code + ", too";
  }

  @Override
  public List<String> check(Recording recording) {
    Findings findings = new Findings(recording);
    findings.requireEnd("asked", 0).requireEnd("killed", -9);
    findings.require(handledBy("asked", recording), "SIGTERM did not reach the handler of asked.");
    findings.require(!handledBy("killed", recording), "A handler ran in killed.");
    requireLine(findings, "asked", GIVES);
    requireLine(findings, "MainProcess", "asked ended with 0; still borrowed: 0");
    requireLine(findings, "MainProcess", "killed ended with -9; still borrowed: 1");
    findings.requireEnd("mother", -9).requireEnd("mother:1", 0);
    requireLine(findings, "mother:1", "my parent mother is gone");
    requireLine(findings, "MainProcess", "mother ended; its child is still alive");
    findings.requireEnd("father", -9).requireEnd("father:1", -9);
    requireLine(findings, "MainProcess", "father ended; its child is gone, too");
    return findings.problems();
  }

  private static boolean handledBy(String name, Recording recording) {
    return recording.events(EventKind.SIGNAL_HANDLED).stream()
        .anyMatch(event -> event.process().name().equals(name));
  }

  private static void requireLine(Findings findings, String who, String start) {
    findings.require(findings.line(who, start).isPresent(), who + " did not write: " + start + ".");
  }

  @Override
  public String seen(Recording recording) {
    Findings findings = new Findings(recording);
    long outlived = findings.end("mother:1").orElse(0L) - findings.end("mother").orElse(0L);
    return "SIGTERM reached a handler, which cleaned up and had the task end; SIGKILL reached"
        + " nobody, and what was borrowed stayed so. The child of mother lived on for "
        + Wording.time(outlived)
        + " after its parent, until main let it go; killTree() ended father and its child"
        + " together.";
  }
}
