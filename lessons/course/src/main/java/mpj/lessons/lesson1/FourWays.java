package mpj.lessons.lesson1;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import mpj.lessons.story.Expectation;
import mpj.lessons.story.Run;
import mpj.lessons.story.Said;
import mpj.lessons.story.Wording;

/** What was measured up to now: the same job, done four ways. */
final class FourWays {
  static final String SERIAL = "serial";
  static final String THREADS = "threads";
  static final String LOCKED = "locked threads";
  static final String PROCESSES = "processes";

  /** Measured once more in the end, where it may be that the first time was disturbed. */
  static final String AGAIN = "serial again";

  static final List<String> NAMES = List.of(SERIAL, THREADS, LOCKED, PROCESSES);

  private final Run run;
  private final String results;

  /**
   * Reads a run.
   *
   * @param results what the job comes to, {@code primes}
   */
  FourWays(Run run, String results) {
    this.run = run;
    this.results = results;
  }

  /** One of them: how long it took, and what came of it. */
  record Way(String name, long millis, long results) {
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

  /** Returns the form of a way's line: {@code serial: 400 ms, 100 primes}. */
  String form(String name) {
    return name + ": {} ms, {} " + results;
  }

  /** Returns what such a line says. */
  static Way read(String name, Said said) {
    return new Way(name, said.number(0), said.number(1));
  }

  private Optional<Way> find(String name) {
    return run.first(form(name)).map(said -> read(name, said));
  }

  /** Returns a way that was measured; serial is the quicker of its two measurements. */
  Optional<Way> way(String name) {
    Optional<Way> way = find(name);
    return name.equals(SERIAL)
        ? way.map(first -> find(AGAIN).filter(again -> again.millis < first.millis).orElse(first))
            .map(quicker -> new Way(SERIAL, quicker.millis, quicker.results))
        : way;
  }

  /** Returns a way, as if it had taken no time if it was not measured. */
  Way measured(String name) {
    return way(name).orElse(new Way(name, 0, 0));
  }

  /** Returns the ways that were measured, in the order of their names above. */
  List<Way> ways() {
    return NAMES.stream().map(this::way).flatMap(Optional::stream).toList();
  }

  /** Returns the quickest of these ways, if all were measured. */
  Optional<String> fastest(List<String> names) {
    return areMeasured(names)
        ? names.stream().min(Comparator.comparingLong(name -> measured(name).millis))
        : Optional.empty();
  }

  /** Returns the slowest of these ways, if all were measured. */
  Optional<String> slowest(List<String> names) {
    return areMeasured(names)
        ? names.stream().max(Comparator.comparingLong(name -> measured(name).millis))
        : Optional.empty();
  }

  private boolean areMeasured(List<String> names) {
    return names.stream().allMatch(name -> way(name).isPresent());
  }

  /** Returns the times, in words. */
  String times() {
    return Wording.names(
        ways().stream().map(way -> way.name + " " + Wording.time(way.millis * 1_000_000)).toList());
  }

  /** Expects that all four were measured, and all came to the same. */
  Expectation comeToTheSame() {
    return () -> {
      var problems = new ArrayList<String>();
      List<String> names = ways().stream().map(Way::name).toList();
      if (!names.equals(NAMES)) {
        problems.add(
            "Not as expected: the ways that were measured; expected="
                + NAMES
                + " found="
                + names
                + ".");
      }
      List<Long> came = ways().stream().map(Way::results).distinct().toList();
      if (came.size() != 1 || came.getFirst() == 0) {
        problems.add("The ways did not come to the same: results=" + came + ".");
      }
      return problems;
    };
  }
}
