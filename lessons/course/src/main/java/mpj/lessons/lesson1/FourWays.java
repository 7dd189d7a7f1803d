package mpj.lessons.lesson1;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mpj.lessons.Findings;
import mpj.lessons.story.Recording;
import mpj.lessons.story.Wording;
import mpj.multiprocessing.trace.OutputLine;

/**
 * What was measured: the same job, done four ways.
 *
 * @param ways in the order in which they were tried
 */
record FourWays(List<Way> ways) {
  static final String SERIAL = "serial";
  static final String THREADS = "threads";
  static final String LOCKED = "locked threads";
  static final String PROCESSES = "processes";

  static final List<String> NAMES = List.of(SERIAL, THREADS, LOCKED, PROCESSES);
  private static final Pattern LINE = Pattern.compile("([a-z ]+): (\\d+) ms, (\\d+) (\\w+)");

  /** One of them: how long it took, and what came of it. */
  record Way(String name, long millis, long results) {
    static Optional<Way> of(OutputLine line) {
      Matcher match = LINE.matcher(line.text());
      return match.matches() && NAMES.contains(match.group(1))
          ? Optional.of(
              new Way(
                  match.group(1), Long.parseLong(match.group(2)), Long.parseLong(match.group(3))))
          : Optional.empty();
    }

    /** Returns how many times as fast as another one this was. */
    double gain(Way other) {
      return (double) other.millis / Math.max(1, millis);
    }

    /** Returns a sentence's part: how this compares with another one. */
    String against(Way other) {
      double ratio = gain(other);
      if (ratio > 0.9 && ratio < 1.1) {
        return "no faster, no slower";
      }
      return ratio > 1
          ? String.format(Locale.ROOT, "%.1f times as fast", ratio)
          : String.format(Locale.ROOT, "%.1f times as long", 1 / ratio);
    }
  }

  static FourWays of(Recording recording) {
    List<Way> ways = new ArrayList<>();
    recording.lines().forEach(line -> Way.of(line).ifPresent(ways::add));
    return new FourWays(List.copyOf(ways));
  }

  Way way(String name) {
    return ways.stream().filter(way -> way.name.equals(name)).findFirst().orElseThrow();
  }

  Optional<String> fastest() {
    return ways.stream().min(Comparator.comparingLong(Way::millis)).map(Way::name);
  }

  Optional<String> slowest() {
    return ways.stream().max(Comparator.comparingLong(Way::millis)).map(Way::name);
  }

  /** Returns the times, in words. */
  String times() {
    return Wording.names(
        ways.stream().map(way -> way.name + " " + Wording.time(way.millis * 1_000_000)).toList());
  }

  /** All four were measured, and all came to the same. */
  Findings check() {
    List<String> names = ways.stream().map(Way::name).toList();
    List<Long> results = ways.stream().map(Way::results).distinct().toList();
    return new Findings()
        .requireEqual("the ways that were measured", NAMES, names)
        .require(
            results.size() == 1 && results.getFirst() > 0,
            "The ways did not come to the same: results=" + results + ".");
  }
}
