package mpj.lessons.lesson6;

import java.util.List;
import mpj.lessons.Commentary;
import mpj.lessons.Findings;
import mpj.lessons.story.Recording;
import mpj.lessons.story.Wording;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.OutputLine;

/** Says how far the task was when main asked for its result. */
final class ApplyCommentary implements Commentary {
  private static final String MAIN = "MainProcess";
  private static final String APPLY = "apply: ";
  private static final String TOO_EARLY = "asked too early: ";
  private static final String GAVE_UP = "gave up: ";
  private static final String THROWS = "get throws ";

  private final PoolTasks tasks = new PoolTasks();

  @Override
  public void event(Event event) {
    tasks.add(event);
  }

  @Override
  public String note(OutputLine line) {
    String text = line.text();
    if (!line.process().name().equals(MAIN)) {
      return null;
    }
    if (text.startsWith(APPLY)) {
      return "main waited " + Wording.time(line.nanos() - given().nanos()) + " for this";
    }
    if (text.startsWith(THROWS)) {
      return "thrown in " + tasks.begun().getLast().process().name() + ", and here again";
    }
    return state(line);
  }

  private Event given() {
    return tasks.submitted().getLast();
  }

  /** Says what the task that was given last is about. */
  private String state(OutputLine line) {
    long number = given().sequence();
    for (Event end : tasks.ended()) {
      if (end.sequence() == number) {
        String how = end.value() == 0 ? "ended" : "failed";
        return "the task " + how + " " + Wording.time(line.nanos() - end.nanos()) + " ago";
      }
    }
    for (Event begin : tasks.begun()) {
      if (begin.sequence() == number) {
        return "the task has run for " + Wording.time(line.nanos() - begin.nanos());
      }
    }
    return "no worker has begun the task";
  }

  @Override
  public List<String> check(Recording recording) {
    PoolTasks all = PoolTasks.of(recording);
    String square = Findings.said(recording, APPLY);
    List<String> answers =
        recording.lines().stream()
            .filter(line -> line.process().name().equals(MAIN))
            .map(OutputLine::text)
            .filter(text -> !text.startsWith(TOO_EARLY) && !text.startsWith(GAVE_UP))
            .toList();
    return new Findings()
        .requireGoodEnds(recording.children())
        .requireEqual(
            "the answers",
            List.of(
                APPLY + square,
                "ready: false",
                "awaited: false",
                "got: " + square,
                "ready: true, successful: true",
                "ready: true, successful: false",
                THROWS + "java.lang.ArithmeticException: / by zero"),
            answers)
        .requireEqual("questions asked too early", 1, recording.lines(TOO_EARLY).size())
        .requireEqual("waits given up", 1, recording.lines(GAVE_UP).size())
        .requireNone(all.notOnce())
        .requireEqual("how the tasks ended", List.of(0L, 0L, 1L), values(all))
        .problems();
  }

  private static List<Long> values(PoolTasks tasks) {
    return tasks.ended().stream().map(Event::value).toList();
  }

  @Override
  public String seen(Recording recording) {
    PoolTasks all = PoolTasks.of(recording);
    long waited = 0;
    for (OutputLine line : recording.lines(APPLY)) {
      waited = line.nanos() - all.submitted().getFirst().nanos();
    }
    return "apply() kept main waiting for "
        + Wording.time(waited)
        + ", as long as the worker needed to start and to do the task. applyAsync() returned at"
        + " once: main asked for the result while the task ran, gave up after a while, and still"
        + " got it in the end. The last task failed; that was its result, and get() threw here what"
        + " the task had thrown in the worker.";
  }
}
