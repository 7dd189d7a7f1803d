package mpj.lessons.lesson5;

import static mpj.lessons.story.Expectation.equal;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import mpj.lessons.demo.Notes;
import mpj.lessons.demo.Stage;
import mpj.lessons.story.QueueStory;
import mpj.lessons.story.Said;
import mpj.lessons.story.Wording;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.EventKind;

/** Says how many tasks wait and how many are in hand, and that to be taken is not to be done. */
final class JoinableQueueNotes extends Notes {
  private static final String TOOK = "took {}";
  private static final String DID = "did {}";
  private static final String RESULT = "result: {}";
  private static final String ALL_DONE = "all tasks are done";

  private final QueueStory tasks = run().onlyQueue(); // it is used before that of the results

  JoinableQueueNotes(Stage stage) {
    super(stage);
    note(TOOK, _ -> tasks.size() + " in the queue, " + tasks.inHand() + " in hand");
    note(ALL_DONE, this::joined);
    note(RESULT, line -> worker(line).orElse(null));
    expect(childrenEndWell());
    expect(() -> !run().said(DID).isEmpty(), () -> "No task was done.");
    expect(
        equal("the tasks that were taken", this::all, () -> numbers(TOOK)),
        equal("the tasks that were done", this::all, () -> numbers(DID)),
        equal("the results", this::squares, this::results),
        equal("waits for all", () -> 1, () -> run().events(EventKind.QUEUE_JOINED).size()));
    expect(this::late);
    predict(
        "How many of the "
            + Wording.count(setting("tasks"), "task")
            + " does the busiest of "
            + Wording.count(setting("workers"), "worker")
            + " do?",
        () -> run().said(ALL_DONE).isEmpty() ? Optional.empty() : Optional.of(mostByOne()));
    seen(this::debrief);
  }

  private String joined(Said line) {
    return run()
        .newest(line.who(), EventKind.QUEUE_JOINED)
        .filter(_ -> !tasks.gots().isEmpty())
        .map(joined ->
            "waited "
                + Wording.time(joined.value())
                + "; the last task was taken "
                + Wording.time(joined.nanos() - tasks.gots().getLast().nanos())
                + " ago: taken is not done")
        .orElse(null);
  }

  private Optional<String> worker(Said result) {
    return run()
        .newest(result.who(), EventKind.QUEUE_GOT)
        .flatMap(got -> run().queue(got.object()).putOf(got.sequence()))
        .map(put -> "from " + put.process().name());
  }

  private List<Long> all() {
    return LongStream.rangeClosed(1, run().said(DID).size()).boxed().toList();
  }

  private List<Long> numbers(String form) {
    return run().said(form).stream().map(said -> said.number(0)).sorted().toList();
  }

  private List<String> squares() {
    return all().stream().map(n -> n + " * " + n + " = " + n * n).sorted().toList();
  }

  private List<String> results() {
    return run().said(RESULT).stream().map(said -> said.word(0)).sorted().toList();
  }

  private List<String> late() {
    return run().said(ALL_DONE).stream()
        .flatMap(done ->
            equal("tasks done after all were", () -> 0L, () -> after(done)).problems().stream())
        .toList();
  }

  private long after(Said done) {
    return run().said(DID).stream().filter(did -> did.nanos() > done.nanos()).count();
  }

  private long mostByOne() {
    return run().said(DID).stream()
        .collect(Collectors.groupingBy(Said::who, Collectors.counting()))
        .values()
        .stream()
        .max(Long::compare)
        .orElse(0L);
  }

  private String debrief() {
    long workers = run().said(DID).stream().map(Said::who).distinct().count();
    long waited = run().events(EventKind.QUEUE_JOINED).stream().mapToLong(Event::value).sum();
    return Wording.count(workers, "worker")
        + " did "
        + Wording.count(run().said(DID).size(), "task")
        + "; main waited "
        + Wording.time(waited)
        + " for that, and did not have to count. Each result was put before its task was called"
        + " done, so all of them ("
        + run().said(RESULT).size()
        + ") were in the simple queue by then.";
  }
}
