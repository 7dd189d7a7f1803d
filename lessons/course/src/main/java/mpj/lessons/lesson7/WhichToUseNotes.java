package mpj.lessons.lesson7;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import mpj.lessons.demo.Notes;
import mpj.lessons.demo.Stage;
import mpj.lessons.story.CallStory;
import mpj.lessons.story.Said;
import mpj.lessons.story.Wording;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.EventKind;

/** Compares the three ways, round by round, and says how many messages each needed. */
final class WhichToUseNotes extends Notes {
  private static final String VALUE = "value";
  private static final String QUEUE = "queue";
  private static final String MANAGER = "manager";
  private static final List<String> WAYS = List.of(VALUE, QUEUE, MANAGER);
  private static final String ROUND = ": counted to {}, {} µs each";
  private static final List<String> COUNTERS = List.of("counter-1", "counter-2");

  private final CallStory calls = run().calls();
  private final int each = COUNTERS.size() * setting("counts");

  WhichToUseNotes(Stage stage) {
    super(stage);
    note(VALUE + ROUND, _ -> "no message at all");
    note(QUEUE + ROUND, said -> sent(said, EventKind.QUEUE_PUT, "item"));
    note(MANAGER + ROUND, said -> sent(said, EventKind.CALL_ENDED, "call"));
    expect(childrenEndWell(), calls.oneServer());
    expect(() -> !rounds(VALUE).isEmpty(), () -> "Nothing was measured.");
    expectEqual("how far the queue came", () -> counts(VALUE), () -> counts(QUEUE));
    expectEqual("how far the manager came", () -> counts(VALUE), () -> counts(MANAGER));
    expectEqual("how far the value came", this::expected, () -> counts(VALUE));
    expectEqual("items put", this::counted, () -> byCounters(EventKind.QUEUE_PUT));
    expectEqual("calls answered", this::counted, () -> byCounters(EventKind.CALL_ENDED));
    predict(
        "Two children count to "
            + each
            + " together: in a shared value, by a queue, by a manager. Which way is fastest?",
        WAYS,
        this::fastest);
    seen(this::debrief);
  }

  private List<Said> rounds(String way) {
    return run().said(way + ROUND);
  }

  /** Says how many messages there were since the report of the way before, and what they cost. */
  private String sent(Said said, EventKind kind, String noun) {
    long sent = run().sinceLineBefore(said.line(), kind).stream().filter(this::isCounters).count();
    double value = run().last(VALUE + ROUND).map(round -> round.figure(1)).orElse(0.0);
    return Wording.count(sent, noun)
        + (value > 0 ? "; " + Wording.times(said.figure(1) / value) + " as long as the value" : "");
  }

  private boolean isCounters(Event event) {
    return COUNTERS.contains(event.process().name());
  }

  private List<Long> counts(String way) {
    return rounds(way).stream().map(round -> round.number(0)).toList();
  }

  private List<Long> expected() {
    return IntStream.rangeClosed(1, rounds(VALUE).size())
        .mapToObj(round -> (long) round * each)
        .toList();
  }

  private long counted() {
    return (long) rounds(VALUE).size() * each;
  }

  private long byCounters(EventKind kind) {
    return run().events(kind).stream().filter(this::isCounters).count();
  }

  private Optional<String> fastest() {
    return WAYS.stream().allMatch(way -> !rounds(way).isEmpty())
        ? WAYS.stream().min(Comparator.comparingDouble(this::median))
        : Optional.empty();
  }

  private double median(String way) {
    double[] micros = rounds(way).stream().mapToDouble(round -> round.figure(1)).sorted().toArray();
    return micros.length == 0 ? 0 : micros[micros.length / 2];
  }

  private String debrief() {
    double served = CallStory.median(calls.servedBy("ManagedValue")) / 1e3;
    return String.format(
            Locale.ROOT,
            "To count one took %.2f µs in shared memory, %.1f µs by the queue and %.1f µs by the",
            median(VALUE),
            median(QUEUE),
            median(MANAGER))
        + " manager: the median of "
        + Wording.count(rounds(VALUE).size(), "round")
        + ", in which two children counted at once, watched, which adds to the last two. All three"
        + String.format(
            Locale.ROOT,
            " lost nothing. Of a call, the server's own part was %.1f µs; the rest is the way"
                + " there",
            served)
        + " and back, and waiting for one's turn.";
  }
}
