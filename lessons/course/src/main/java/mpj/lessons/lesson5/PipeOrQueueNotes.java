package mpj.lessons.lesson5;

import static mpj.lessons.story.Expectation.equal;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mpj.lessons.demo.Notes;
import mpj.lessons.demo.Stage;
import mpj.lessons.story.Said;
import mpj.lessons.story.Wording;
import mpj.multiprocessing.trace.EventKind;

/** Compares the two ways, round by round, and says how several takers shared one queue. */
final class PipeOrQueueNotes extends Notes {
  private static final String PIPE = "pipe: {} of {} in order, {} µs each";
  private static final String QUEUE = "queue: {} of {} in order, {} µs each";
  private static final String TOOK = "took {}";

  private final int items = setting("items");

  PipeOrQueueNotes(Stage stage) {
    super(stage);
    note(PIPE, _ -> foundEmpty());
    note(QUEUE, line -> foundEmpty() + "; " + compared(line) + " the pipe's time");
    expect(childrenEndWell());
    expect(() -> !pipes().isEmpty(), () -> "Nothing was measured.");
    expect(equal("rounds of the queue", () -> pipes().size(), () -> queues().size()));
    expect(() -> rounds().flatMap(round -> inOrder(round).stream()).toList());
    expect(
        equal(
            "messages that left the pipe",
            () -> pipes().size() * (items + 1), // the numbers of a round, and one answer
            () -> run().events(EventKind.PIPE_RECEIVED).size()));
    expect(() ->
        pipes().isEmpty()
            ? List.of() // and so nothing was taken, either
            : equal("numbers that were taken", () -> (long) items, this::taken).problems());
    predict(
        items
            + " numbers are put into one queue, and 3 children take from it until no more come. How"
            + " many numbers do the three get together?",
        List.of(String.valueOf(items), String.valueOf(3 * items)),
        () -> run().said(TOOK).isEmpty() ? Optional.empty() : Optional.of(taken()));
    seen(this::debrief);
  }

  private List<Said> pipes() {
    return run().said(PIPE);
  }

  private List<Said> queues() {
    return run().said(QUEUE);
  }

  private Stream<Said> rounds() {
    return Stream.concat(pipes().stream(), queues().stream());
  }

  private List<String> inOrder(Said round) {
    return equal("numbers in order", () -> (long) items, () -> round.number(0)).problems();
  }

  /** Returns how often a process found nothing to take in the newest round. */
  private String foundEmpty() {
    List<Long> ends = rounds().map(Said::nanos).sorted().toList();
    long times =
        run().events(EventKind.PIPE_RECEIVE_WAITING, EventKind.QUEUE_GET_WAITING).stream()
            .filter(event -> ends.size() < 2 || event.nanos() > ends.get(ends.size() - 2))
            .count();
    return "found empty " + Wording.count(times, "time");
  }

  private String compared(Said queue) {
    double pipe = run().last(PIPE).map(said -> said.figure(2)).orElse(0.0);
    return pipe > 0 ? Wording.fixed(queue.figure(2) / pipe, 1) + " times" : "more than";
  }

  private long taken() {
    return run().said(TOOK).stream().mapToLong(said -> said.number(0)).sum();
  }

  private String debrief() {
    if (pipes().isEmpty()) {
      return "Nothing was measured.";
    }
    List<Said> took = run().said(TOOK);
    return "A number took "
        + median(pipes())
        + " through the pipe and "
        + median(queues())
        + " through the queue: the median of "
        + Wording.count(pipes().size(), "round")
        + ", watched, which adds to both. Both kept the order. The pipe joins two, and took the"
        + " answers back; the queue served "
        + Wording.count(took.size(), "child", "children")
        + " at its end, each number for one of them: "
        + Wording.names(took.stream().map(said -> said.word(0)).toList())
        + ".";
  }

  private static String median(List<Said> rounds) {
    double[] micros = rounds.stream().mapToDouble(said -> said.figure(2)).sorted().toArray();
    return micros.length == 0 ? "nothing" : Wording.fixed(micros[micros.length / 2], 1) + " µs";
  }
}
