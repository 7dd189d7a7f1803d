package mpj.lessons.lesson5;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mpj.lessons.Commentary;
import mpj.lessons.Findings;
import mpj.lessons.story.Recording;
import mpj.lessons.story.Wording;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.EventKind;
import mpj.multiprocessing.trace.OutputLine;

/** Compares the two ways, round by round, and says how several takers shared one queue. */
final class PipeOrQueueCommentary implements Commentary {
  private static final String PIPE = "pipe: ";
  private static final String QUEUE = "queue: ";
  private static final String TOOK = "took ";
  private static final Pattern ROUND =
      Pattern.compile("(?:pipe|queue): (\\d+) of (\\d+) in order, ([\\d.]+) µs each");

  private double pipeMicros;
  private int waits;

  @Override
  public void event(Event event) {
    switch (event.kind()) {
      case PIPE_RECEIVE_WAITING, QUEUE_GET_WAITING -> waits++;
      default -> {}
    }
  }

  @Override
  public String note(OutputLine line) {
    String text = line.text();
    if (text.startsWith(PIPE)) {
      pipeMicros = micros(line);
      return waited();
    }
    if (text.startsWith(QUEUE)) {
      return waited() + "; " + times(micros(line), pipeMicros) + " the pipe's time";
    }
    return null;
  }

  /** Returns how often someone found nothing to take since this was last asked. */
  private String waited() {
    String note = "found empty " + Wording.count(waits, "time");
    waits = 0;
    return note;
  }

  private static String times(double micros, double other) {
    return other > 0 ? String.format(Locale.ROOT, "%.1f times", micros / other) : "more than";
  }

  private static Matcher round(OutputLine line) {
    Matcher match = ROUND.matcher(line.text());
    if (!match.matches()) {
      throw new IllegalArgumentException("no round: line=" + line.text());
    }
    return match;
  }

  private static double micros(OutputLine line) {
    return Double.parseDouble(round(line).group(3));
  }

  @Override
  public List<String> check(Recording recording) {
    Findings findings = new Findings(recording);
    List<OutputLine> pipe = recording.lines(PIPE);
    List<OutputLine> queue = recording.lines(QUEUE);
    findings
        .require(!pipe.isEmpty(), "Nothing was measured.")
        .requireEqual("rounds of the queue", pipe.size(), queue.size());
    if (pipe.isEmpty()) {
      return findings.problems();
    }
    long items = Long.parseLong(round(pipe.getFirst()).group(2));
    for (OutputLine line : recording.lines()) {
      if (line.text().startsWith(PIPE) || line.text().startsWith(QUEUE)) {
        findings.requireEqual("numbers in order", items, Long.parseLong(round(line).group(1)));
      }
    }
    long answered = items + 1; // the numbers of a round, and one answer
    return findings
        .requireEqual(
            "messages that left the pipe",
            pipe.size() * answered,
            (long) recording.events(EventKind.PIPE_RECEIVED).size())
        .requireEqual("numbers that were taken", items, taken(recording))
        .problems();
  }

  private static long taken(Recording recording) {
    return recording.lines(TOOK).stream()
        .mapToLong(line -> Long.parseLong(Findings.rest(line, TOOK)))
        .sum();
  }

  @Override
  public String seen(Recording recording) {
    if (recording.lines(PIPE).isEmpty()) {
      return "Nothing was measured.";
    }
    return "A number took "
        + median(recording, PIPE)
        + " through the pipe and "
        + median(recording, QUEUE)
        + " through the queue: the median of "
        + Wording.count(recording.lines(PIPE).size(), "round")
        + ", watched, which adds to both. Both kept the order. The pipe joins two, and took the"
        + " answers back; the queue served "
        + Wording.count(recording.lines(TOOK).size(), "child", "children")
        + " at its end, each number for one of them: "
        + Wording.names(
            recording.lines(TOOK).stream().map(line -> Findings.rest(line, TOOK)).toList())
        + ".";
  }

  private static String median(Recording recording, String start) {
    double[] micros =
        recording.lines(start).stream()
            .mapToDouble(PipeOrQueueCommentary::micros)
            .sorted()
            .toArray();
    return micros.length == 0
        ? "nothing"
        : String.format(Locale.ROOT, "%.1f µs", micros[micros.length / 2]);
  }
}
