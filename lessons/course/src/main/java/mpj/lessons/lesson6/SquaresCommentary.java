package mpj.lessons.lesson6;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import mpj.lessons.Commentary;
import mpj.lessons.Findings;
import mpj.lessons.story.Recording;
import mpj.lessons.story.Wording;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.EventKind;
import mpj.multiprocessing.trace.OutputLine;

/** Says how many workers had anything to do. */
final class SquaresCommentary implements Commentary {
  private static final String WORKERS = "workers: ";
  private static final String SQUARES_ONE = "squares ";
  private static final String SQUARES = "squares: ";

  private final PoolTasks tasks = new PoolTasks();
  private int started;

  @Override
  public void event(Event event) {
    tasks.add(event);
    started += event.kind() == EventKind.PROCESS_STARTED ? 1 : 0;
  }

  @Override
  public String note(OutputLine line) {
    String text = line.text();
    if (text.startsWith(WORKERS)) {
      return "they boot at the same time";
    }
    if (text.startsWith(SQUARES_ONE)) {
      int count = tasks.begunBy(line.process());
      return (count == 1 ? "its first task" : "its task no. " + count)
          + "; workers that run by now: "
          + started;
    }
    return text.startsWith(SQUARES)
        ? Wording.count(tasks.begun().size(), "task")
            + ", done by "
            + Wording.count(tasks.perWorker().size(), "worker")
        : null;
  }

  @Override
  public List<String> check(Recording recording) {
    PoolTasks all = PoolTasks.of(recording);
    int items = all.submitted().stream().mapToInt(event -> (int) event.value()).sum();
    List<Integer> numbers = IntStream.rangeClosed(1, items).boxed().toList();
    return new Findings()
        .requireGoodEnds(recording.children())
        .require(!numbers.isEmpty(), "No task was given.")
        .requireEqual(
            "workers",
            Findings.said(recording, WORKERS),
            String.valueOf(recording.children().size()))
        .requireEqual("numbers that were squared", items, recording.lines(SQUARES_ONE).size())
        .requireEqual(
            "the squares",
            numbers.stream().map(number -> number * number).toList().toString(),
            Findings.said(recording, SQUARES))
        .requireNone(all.notOnce())
        .requireNone(all.failures())
        .problems();
  }

  @Override
  public String seen(Recording recording) {
    PoolTasks all = PoolTasks.of(recording);
    List<String> shares = new ArrayList<>();
    all.perWorker().forEach((worker, count) -> shares.add(worker.name() + " did " + count));
    int idle = recording.children().size() - all.perWorker().size();
    return "Of "
        + Wording.count(all.submitted().size(), "task")
        + " "
        + Wording.names(shares)
        + "; "
        + Wording.count(idle, "worker")
        + " had none. Nobody shares the tasks out: whoever is ready takes the next one."
        + (idle == 0
            ? ""
            : " Tasks as short as these may be done before the others have booted. More workers"
                + " than there is work for gain nothing.");
  }
}
