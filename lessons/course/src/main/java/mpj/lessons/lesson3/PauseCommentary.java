package mpj.lessons.lesson3;

import java.util.List;
import java.util.Optional;
import mpj.lessons.Commentary;
import mpj.lessons.story.Recording;
import mpj.lessons.story.Wording;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.EventKind;
import mpj.multiprocessing.trace.OutputLine;

/** Measures the silence of a paused process, and sees that nothing of it was taken away. */
final class PauseCommentary implements Commentary {
  private static final String MAIN = "MainProcess";
  private static final String CLOCK = "clock";
  private static final String PAUSED = "paused the clock";
  private static final String RESUMES = "resumes the clock";

  private OutputLine lastTick;
  private boolean ticked;
  private boolean resumed;

  @Override
  public void event(Event event) {}

  @Override
  public String note(OutputLine line) {
    String text = line.text();
    if (text.startsWith("tick")) {
      return tick(line);
    }
    if (text.startsWith(PAUSED)) {
      ticked = false;

      return "from here on it gets no processor time";
    }
    if (text.contains("isAlive=true")) {
      return ticked ? null : "not a tick, and alive all the same";
    }
    if (text.startsWith("the lock")) {
      return text.endsWith("false") ? "what a paused process holds, it keeps" : null;
    }
    resumed |= text.startsWith(RESUMES);
    return null;
  }

  private String tick(OutputLine line) {
    String note =
        resumed && lastTick != null
            ? "the tick before was " + Wording.time(line.nanos() - lastTick.nanos()) + " ago"
            : null;
    resumed = false;
    ticked = true;
    lastTick = line;
    return note;
  }

  @Override
  public List<String> check(Recording recording) {
    Findings findings = new Findings(recording);
    findings.requireEnd(CLOCK, 0);
    Optional<OutputLine> paused = findings.line(MAIN, PAUSED);
    Optional<OutputLine> resumes = findings.line(MAIN, RESUMES);
    if (paused.isEmpty() || resumes.isEmpty()) {
      return findings.require(false, "The clock was not paused and resumed.").problems();
    }
    long from = paused.get().nanos();
    long to = resumes.get().nanos();
    long meanwhile = ticks(recording, from, to);
    findings.require(
        meanwhile == 0, "The clock ticked while it was paused: ticks=" + meanwhile + ".");
    findings.require(ticks(recording, 0, from) > 0, "The clock did not tick before the pause.");
    findings.require(
        ticks(recording, to, Long.MAX_VALUE) > 0, "The clock did not tick after the pause.");
    findings.require(
        recording.lines().stream().anyMatch(line -> line.text().endsWith("isAlive=true")),
        "The paused clock was taken for dead.");
    findings.require(
        findings.line(MAIN, "the lock that the clock holds is free: false").isPresent(),
        "The lock of the paused clock was given to another.");
    findings.require(
        recording.events(EventKind.LOCK_FREED).isEmpty(), "A lock was freed, and nobody had died.");
    return findings.problems();
  }

  private static long ticks(Recording recording, long from, long to) {
    return recording.lines().stream()
        .filter(line -> line.process().name().equals(CLOCK))
        .filter(line -> line.nanos() >= from && line.nanos() < to)
        .count();
  }

  @Override
  public String seen(Recording recording) {
    List<OutputLine> ticks =
        recording.lines().stream().filter(line -> line.process().name().equals(CLOCK)).toList();
    long longest = 0;
    for (int i = 1; i < ticks.size(); i++) {
      longest = Math.max(longest, ticks.get(i).nanos() - ticks.get(i - 1).nanos());
    }
    return Wording.count(ticks.size(), "tick")
        + ", none of them lost, and one silence of "
        + Wording.time(longest)
        + ". While it was stopped the child was alive, kept its lock, and knew nothing of it.";
  }
}
