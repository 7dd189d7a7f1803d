package mpj.lessons.lesson2;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mpj.multiprocessing.trace.OutputLine;

/**
 * Lines that say when they were printed, and when each of them arrived. The demo's clock, which
 * counts milliseconds, is set by the line that came soonest after it was printed: until another one
 * came sooner, that is the first.
 */
final class Arrivals {
  private static final Pattern PRINTED = Pattern.compile("printed at (\\d+) ms: (.*)");
  private static final long MILLI = 1_000_000L;

  /** A line; both times by {@link System#nanoTime()}. */
  record Arrival(long pid, String text, long printedNanos, long arrivedNanos) {
    /** How long it was on its way; 0 where the clocks are too coarse to tell. */
    long lateNanos() {
      return Math.max(0, arrivedNanos - printedNanos);
    }
  }

  /** A line; when it was printed by the demo's clock. */
  private record Line(long pid, String text, long printed, long arrivedNanos) {
    /** When the demo's clock was at zero, if this line needed no time to arrive. */
    long zero() {
      return arrivedNanos - printed;
    }
  }

  private final List<Line> lines = new ArrayList<>();
  private long zero;

  /** Reads a line; empty if it does not say when it was printed. */
  Optional<Arrival> add(OutputLine line) {
    Matcher text = PRINTED.matcher(line.text());
    if (!text.matches()) {
      return Optional.empty();
    }
    long printed = Long.parseLong(text.group(1)) * MILLI;
    Line arrived = new Line(line.process().pid(), text.group(2), printed, line.nanos());
    zero = lines.isEmpty() ? arrived.zero() : zero + Math.min(0, arrived.zero() - zero);
    lines.add(arrived);
    return Optional.of(arrival(arrived));
  }

  private Arrival arrival(Line line) {
    return new Arrival(line.pid(), line.text(), zero + line.printed(), line.arrivedNanos());
  }

  boolean isEmpty() {
    return lines.isEmpty();
  }

  /** Returns what one process printed, in the order of arrival. */
  List<Arrival> of(long pid) {
    return lines.stream().filter(line -> line.pid() == pid).map(this::arrival).toList();
  }
}
