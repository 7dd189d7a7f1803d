package mpj.lessons.lesson1;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import mpj.lessons.demo.Notes;
import mpj.lessons.demo.Stage;
import mpj.lessons.story.Said;

/** Puts the figures of a thread and of a process into proportion. */
final class WeightNotes extends Notes {
  private static final String START = "start and end";
  private static final String MEMORY = "memory";
  private static final String SWITCH = "switch";
  private static final List<String> WHAT = List.of(START, MEMORY, SWITCH);

  /** What was measured of both, in the same unit. */
  private record Cost(String what, double thread, double process) {
    boolean isMeasured() {
      return thread > 0 && process > 0;
    }

    double ratio() {
      return process / thread;
    }

    /** Returns the proportion in words. */
    String proportion() {
      if (ratio() >= 10) {
        return String.format(Locale.ROOT, "the process %.0f times as much", ratio());
      }
      return ratio() >= 1
          ? String.format(Locale.ROOT, "the process %.1f times as much", ratio())
          : String.format(Locale.ROOT, "the thread %.1f times as much", 1 / ratio());
    }
  }

  WeightNotes(Stage stage) {
    super(stage);
    noteCost(START, ": a JVM boots");
    noteCost(MEMORY, ": a heap, classes, compiled code");
    noteCost(
        SWITCH, ": a semaphore of the JVM against one in shared memory, which is watched here");
    expect(childrenEndWell());
    for (String what : WHAT) {
      expect(
          () -> cost(what).isMeasured(),
          () -> "Not measured: " + what + "; found=" + cost(what) + ".");
    }
    predict(
        "What of a process is dearest, measured by the same of a thread: its start and end, its"
            + " memory, or the switch from one to another?",
        WHAT,
        this::dearest);
    seen(this::debrief);
  }

  private static String form(String what) {
    return switch (what) {
      case MEMORY -> "memory: thread {} kB, process {} kB";
      case SWITCH -> "switch: thread {} µs, process {} µs";
      default -> what + ": thread {} ms, process {} ms";
    };
  }

  private static Cost read(String what, Said said) {
    return new Cost(what, said.figure(0), said.figure(1));
  }

  private void noteCost(String what, String why) {
    note(
        form(what),
        said -> {
          Cost cost = read(what, said);
          return cost.isMeasured() ? cost.proportion() + why : null;
        });
  }

  private Cost cost(String what) {
    return run().first(form(what)).map(said -> read(what, said)).orElse(new Cost(what, 0, 0));
  }

  private Optional<String> dearest() {
    return WHAT.stream().allMatch(what -> cost(what).isMeasured())
        ? WHAT.stream().max(Comparator.comparingDouble(what -> cost(what).ratio()))
        : Optional.empty();
  }

  private String debrief() {
    Cost start = cost(START);
    Cost memory = cost(MEMORY);
    Cost turn = cost(SWITCH);
    return String.format(
            Locale.ROOT,
            "On this machine, now: a thread was started and done in %.3f ms, a process in %.1f ms.",
            start.thread,
            start.process)
        + String.format(
            Locale.ROOT,
            " A thread that waits takes %.0f kB, a process %.1f MB.",
            memory.thread,
            memory.process / 1024)
        + String.format(
            Locale.ROOT,
            " To hand the turn to the other took %.1f µs between threads and %.1f µs between",
            turn.thread,
            turn.process)
        + " processes, whose semaphores are watched here, which is part of that. Start and memory"
        + " are why there cannot be thousands of processes."
        + dearest().map(this::weighsMost).orElse("");
  }

  private String weighsMost(String what) {
    return " What weighs most is the "
        + what
        + String.format(Locale.ROOT, ": %.0f times that of a thread.", cost(what).ratio());
  }
}
