package mpj.lessons.lesson7;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mpj.lessons.Commentary;
import mpj.lessons.Findings;
import mpj.lessons.story.Recording;
import mpj.lessons.story.Wording;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.EventKind;
import mpj.multiprocessing.trace.OutputLine;

/** Compares the three ways, round by round, and says how many messages each needed. */
final class WhichToUseCommentary implements Commentary {
  private static final String VALUE = "value";
  private static final String QUEUE = "queue";
  private static final String MANAGER = "manager";
  private static final String COUNTER = "counter-";
  private static final Pattern ROUND =
      Pattern.compile("(value|queue|manager): counted to (\\d+), ([\\d.]+) µs each");

  /** What a line says: by which way, how far, and how long each count took. */
  private record Round(String way, long count, double micros) {
    static Optional<Round> of(OutputLine line) {
      Matcher match = ROUND.matcher(line.text());
      return match.matches()
          ? Optional.of(
              new Round(
                  match.group(1),
                  Long.parseLong(match.group(2)),
                  Double.parseDouble(match.group(3))))
          : Optional.empty();
    }
  }

  private final Map<EventKind, Integer> happened = new HashMap<>();
  private double valueMicros;

  @Override
  public void event(Event event) {
    if (event.process().name().startsWith(COUNTER)) {
      happened.merge(event.kind(), 1, Integer::sum);
    }
  }

  @Override
  public String note(OutputLine line) {
    Round round = Round.of(line).orElse(null);
    if (round == null) {
      return null;
    }
    String note =
        switch (round.way()) {
          case QUEUE -> Wording.count(fresh(EventKind.QUEUE_PUT), "item") + times(round);
          case MANAGER -> Wording.count(fresh(EventKind.CALL_ENDED), "call") + times(round);
          default -> "no message at all";
        };
    if (round.way().equals(VALUE)) {
      valueMicros = round.micros();
    }
    return note;
  }

  /** Returns how often this has happened since this was last asked. */
  private int fresh(EventKind kind) {
    Integer count = happened.remove(kind);
    return count == null ? 0 : count;
  }

  private String times(Round round) {
    return valueMicros > 0
        ? "; " + Wording.times(round.micros() / valueMicros) + " as long as the value"
        : "";
  }

  @Override
  public List<String> check(Recording recording) {
    List<Round> values = rounds(recording, VALUE);
    List<Round> queues = rounds(recording, QUEUE);
    List<Round> managers = rounds(recording, MANAGER);
    Findings findings =
        Calls.findings(recording)
            .require(!values.isEmpty(), "Nothing was measured.")
            .requireEqual("how far the queue came", counts(values), counts(queues))
            .requireEqual("how far the manager came", counts(values), counts(managers));
    if (values.isEmpty()) {
      return findings.problems();
    }
    long each = values.getFirst().count();
    List<Long> expected = new ArrayList<>();
    for (int round = 1; round <= values.size(); round++) {
      expected.add(round * each);
    }
    return findings
        .requireEqual("how far the value came", expected, counts(values))
        .requireEqual("items put", expected.getLast(), byCounters(recording, EventKind.QUEUE_PUT))
        .requireEqual(
            "calls answered", expected.getLast(), byCounters(recording, EventKind.CALL_ENDED))
        .problems();
  }

  private static List<Round> rounds(Recording recording, String way) {
    return recording.lines(way).stream().map(Round::of).flatMap(Optional::stream).toList();
  }

  private static List<Long> counts(List<Round> rounds) {
    return rounds.stream().map(Round::count).toList();
  }

  private static long byCounters(Recording recording, EventKind kind) {
    return recording.events(kind).stream()
        .filter(event -> event.process().name().startsWith(COUNTER))
        .count();
  }

  @Override
  public String seen(Recording recording) {
    double value = median(recording, VALUE);
    double queue = median(recording, QUEUE);
    double manager = median(recording, MANAGER);
    double served = Calls.median(Calls.of(recording).servedBy("ManagedValue")) / 1e3;
    return String.format(
            Locale.ROOT,
            "To count one took %.2f µs in shared memory, %.1f µs by the queue and %.1f µs by the",
            value,
            queue,
            manager)
        + " manager: the median of "
        + Wording.count(rounds(recording, VALUE).size(), "round")
        + ", in which two children counted at once, watched, which adds to the last two. All three"
        + String.format(
            Locale.ROOT,
            " lost nothing. Of a call, the server's own part was %.1f µs; the rest is the way"
                + " there",
            served)
        + " and back, and waiting for one's turn.";
  }

  private static double median(Recording recording, String way) {
    double[] micros = rounds(recording, way).stream().mapToDouble(Round::micros).sorted().toArray();
    return micros.length == 0 ? 0 : micros[micros.length / 2];
  }
}
