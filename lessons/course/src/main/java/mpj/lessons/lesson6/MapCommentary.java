package mpj.lessons.lesson6;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import mpj.lessons.Commentary;
import mpj.lessons.Findings;
import mpj.lessons.Prediction;
import mpj.lessons.story.Recording;
import mpj.lessons.story.Wording;
import mpj.multiprocessing.trace.Actor;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.OutputLine;

/** Says which worker took what, and how many others were at work meanwhile. */
final class MapCommentary implements Commentary {
  private static final String TAKES = "takes ";
  private static final String RESULT = "result ";

  private final PoolTasks tasks = new PoolTasks();

  @Override
  public void event(Event event) {
    tasks.add(event);
  }

  @Override
  public String note(OutputLine line) {
    if (line.text().startsWith(TAKES)) {
      return taken(line.process());
    }
    return line.text().startsWith(RESULT) ? result() : null;
  }

  private String taken(Actor worker) {
    int count = tasks.begunBy(worker);
    int others = tasks.othersAtWork(worker).size();
    return (count == 1 ? "its first task" : "its task no. " + count)
        + (others == 0
            ? ""
            : "; " + others + (others == 1 ? " other is" : " others are") + " busy");
  }

  private String result() {
    List<Long> order = tasks.ended().stream().map(Event::sequence).toList();
    return order.equals(order.stream().sorted().toList())
        ? "in the order of the numbers"
        : "in the order of the numbers, although the tasks did not end in that order";
  }

  @Override
  public List<String> check(Recording recording) {
    PoolTasks all = PoolTasks.of(recording);
    List<Integer> numbers =
        recording.lines(TAKES).stream()
            .map(line -> Integer.valueOf(line.text().substring(TAKES.length())))
            .sorted()
            .toList();
    List<Integer> expected = IntStream.range(0, all.submitted().size()).boxed().toList();
    long workers = all.perWorker().size();
    return new Findings()
        .requireGoodEnds(recording.children())
        .require(!expected.isEmpty(), "No task was given.")
        .requireEqual("the numbers that were taken", expected, numbers)
        .requireEqual(
            "the result",
            expected.stream().map(number -> 2 * number).toList().toString(),
            Findings.said(recording, RESULT))
        .requireNone(all.notOnce())
        .requireNone(all.failures())
        .require(workers >= 2, "Fewer than two workers took part: workers=" + workers + ".")
        .problems();
  }

  @Override
  public List<Prediction> predictions() {
    return List.of(
        Prediction.number(
            "How many of the tasks does the busiest worker do?",
            recording ->
                PoolTasks.of(recording).perWorker().values().stream()
                    .map(Number::longValue)
                    .max(Long::compare)));
  }

  @Override
  public String seen(Recording recording) {
    List<String> shares = new ArrayList<>();
    PoolTasks.of(recording)
        .perWorker()
        .forEach(
            (worker, count) -> shares.add(Wording.count(count, "task") + " by " + worker.name()));
    return "Whoever was free took the next number: "
        + Wording.names(shares)
        + ". The results came back in the order of the numbers all the same.";
  }
}
