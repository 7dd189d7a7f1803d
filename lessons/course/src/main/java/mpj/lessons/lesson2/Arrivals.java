package mpj.lessons.lesson2;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mpj.multiprocessing.trace.OutputLine;

/**
 * Lines that say when they were printed, and when each of them arrived. The first of them arrived
 * as soon as it was printed, and so sets the demo's clock, which counts milliseconds, by ours.
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

  private final List<Arrival> arrivals = new ArrayList<>();
  private long zero;

  /** Reads a line; empty if it does not say when it was printed. */
  Optional<Arrival> add(OutputLine line) {
    Matcher text = PRINTED.matcher(line.text());
    if (!text.matches()) {
      return Optional.empty();
    }
    long printed = Long.parseLong(text.group(1)) * MILLI;
    if (arrivals.isEmpty()) {
      zero = line.nanos() - printed;
    }
    Arrival arrival =
        new Arrival(line.process().pid(), text.group(2), zero + printed, line.nanos());
    arrivals.add(arrival);
    return Optional.of(arrival);
  }

  boolean isEmpty() {
    return arrivals.isEmpty();
  }

  /** Returns what one process printed, in the order of arrival. */
  List<Arrival> of(long pid) {
    return arrivals.stream().filter(arrival -> arrival.pid() == pid).toList();
  }
}
