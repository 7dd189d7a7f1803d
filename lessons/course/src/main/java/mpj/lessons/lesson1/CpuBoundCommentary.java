package mpj.lessons.lesson1;

import java.util.List;
import mpj.lessons.Commentary;
import mpj.lessons.Findings;
import mpj.lessons.Prediction;
import mpj.lessons.story.Lives;
import mpj.lessons.story.Recording;
import mpj.lessons.story.Wording;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.OutputLine;

/** Compares the four ways to compute, and says why the third gains nothing. */
final class CpuBoundCommentary implements Commentary {
  private static final String HANDED_ON = "the lock was handed on ";

  private FourWays.Way serial;

  @Override
  public void event(Event event) {}

  @Override
  public String note(OutputLine line) {
    if (line.text().startsWith(HANDED_ON)) {
      return "whoever did not have it waited: one thread computed at a time";
    }
    FourWays.Way way = FourWays.Way.of(line).orElse(null);
    if (way == null) {
      return null;
    }
    if (way.name().equals(FourWays.SERIAL)) {
      serial = way;
      return "one after the other, by one core";
    }
    if (serial == null) {
      return null;
    }
    String boots = way.name().equals(FourWays.PROCESSES) ? ", the boot of their JVMs included" : "";
    return way.against(serial) + boots;
  }

  @Override
  public List<String> check(Recording recording) {
    Findings findings = FourWays.of(recording).check().requireGoodEnds(recording.children());
    findings.require(handedOn(recording) > 0, "The lock was never handed on.");
    return findings
        .require(
            Lives.mostAtOnce(recording.children()) > 1,
            "The processes did not run at the same time.")
        .problems();
  }

  private static int handedOn(Recording recording) {
    return recording.lines(HANDED_ON).stream()
        .mapToInt(line ->
            Integer.parseInt(line.text().substring(HANDED_ON.length()).replace(" times", "")))
        .sum();
  }

  @Override
  public List<Prediction> predictions() {
    return List.of(
        Prediction.of(
            "Which of the four takes least time?",
            FourWays.NAMES,
            recording -> FourWays.of(recording).fastest()));
  }

  @Override
  public String seen(Recording recording) {
    FourWays measured = FourWays.of(recording);
    FourWays.Way serial = measured.way(FourWays.SERIAL);
    return "The same job took: "
        + measured.times()
        + ". Measured by the first, the threads were "
        + measured.way(FourWays.THREADS).against(serial)
        + ", with "
        + Wording.count(Runtime.getRuntime().availableProcessors(), "core")
        + " to run on; under one lock "
        + measured.way(FourWays.LOCKED).against(serial)
        + " (it was handed on "
        + Wording.count(handedOn(recording), "time")
        + ", and who did not have it waited); the processes "
        + measured.way(FourWays.PROCESSES).against(serial)
        + "; it took "
        + Wording.time(Boots.untilAllRan(recording))
        + " until the last of them began."
        + verdict(measured);
  }

  /** The threads of a JVM gain, unless something else has the cores. */
  private static String verdict(FourWays measured) {
    double gain = measured.way(FourWays.THREADS).gain(measured.way(FourWays.SERIAL));
    return gain < 1.2
        ? " That the threads gained so little means that they did not get a core each: try again"
            + " when nothing else is at work."
        : " A JVM has no such lock: here processes are for other things than speed.";
  }
}
