package mpj.lessons.lesson1;

import java.util.List;
import mpj.lessons.Commentary;
import mpj.lessons.Prediction;
import mpj.lessons.story.Recording;
import mpj.lessons.story.Wording;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.OutputLine;

/** Compares the four ways to wait, and says what the processes cost. */
final class IoBoundCommentary implements Commentary {
  private FourWays.Way serial;
  private FourWays.Way threads;

  @Override
  public void event(Event event) {}

  @Override
  public String note(OutputLine line) {
    FourWays.Way way = FourWays.Way.of(line).orElse(null);
    if (way == null) {
      return null;
    }
    if (way.name().equals(FourWays.SERIAL)) {
      serial = way;
      return "nobody computed; each waited for the one before";
    }
    if (way.name().equals(FourWays.PROCESSES)) {
      return threads == null ? null : "measured by the threads: " + way.against(threads);
    }
    boolean locked = way.name().equals(FourWays.LOCKED);
    threads = locked ? threads : way;
    String why = locked ? ": a lock is no hindrance to waiting" : ": all waited at once";
    return serial == null ? null : way.against(serial) + why;
  }

  @Override
  public List<String> check(Recording recording) {
    FourWays measured = FourWays.of(recording);
    long answers = measured.ways().isEmpty() ? 0 : measured.ways().getFirst().results();
    return measured
        .check()
        .requireGoodEnds(recording.children())
        .requireEqual("children", answers, (long) recording.children().size())
        .problems();
  }

  @Override
  public List<Prediction> predictions() {
    return List.of(
        Prediction.of(
            "Which of the four takes most time?",
            FourWays.NAMES,
            recording -> FourWays.of(recording).slowest()));
  }

  @Override
  public String seen(Recording recording) {
    FourWays measured = FourWays.of(recording);
    FourWays.Way serially = measured.way(FourWays.SERIAL);
    FourWays.Way threads = measured.way(FourWays.THREADS);
    FourWays.Way processes = measured.way(FourWays.PROCESSES);
    return "To wait for the same "
        + Wording.count(threads.results(), "answer")
        + " took: "
        + measured.times()
        + ". Measured by serial, the threads were "
        + threads.against(serially)
        + ", and with the lock "
        + measured.way(FourWays.LOCKED).against(serially)
        + ": who waits needs no core and no lock. The processes were, measured by the threads, "
        + processes.against(threads)
        + ": it took "
        + Wording.time(Boots.untilAllRan(recording))
        + " until the last of them had begun to wait.";
  }
}
