package mpj.lessons.lesson1;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mpj.lessons.Commentary;
import mpj.lessons.Findings;
import mpj.lessons.story.Recording;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.OutputLine;

/** Puts the figures of a thread and of a process into proportion. */
final class WeightCommentary implements Commentary {
  private static final String START = "start and end";
  private static final String MEMORY = "memory";
  private static final String SWITCH = "switch";
  private static final Pattern LINE =
      Pattern.compile("([a-z ]+): thread ([\\d.]+) (\\S+), process ([\\d.]+) \\S+");

  /** What was measured of both, in the same unit. */
  private record Cost(String what, double thread, double process, String unit) {
    static Optional<Cost> of(OutputLine line) {
      Matcher match = LINE.matcher(line.text());
      return match.matches()
          ? Optional.of(
              new Cost(
                  match.group(1),
                  Double.parseDouble(match.group(2)),
                  Double.parseDouble(match.group(4)),
                  match.group(3)))
          : Optional.empty();
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

  @Override
  public void event(Event event) {}

  @Override
  public String note(OutputLine line) {
    return Cost.of(line)
        .filter(cost -> cost.thread > 0 && cost.process > 0)
        .map(cost ->
            switch (cost.what) {
              case START -> cost.proportion() + ": a JVM boots";
              case MEMORY -> cost.proportion() + ": a heap, classes, compiled code";
              default -> cost.proportion() + "; the processes' semaphores are watched";
            })
        .orElse(null);
  }

  @Override
  public List<String> check(Recording recording) {
    Findings findings = new Findings().requireGoodEnds(recording.children());
    for (String what : List.of(START, MEMORY, SWITCH)) {
      Cost cost = cost(recording, what);
      findings.require(
          cost.thread > 0 && cost.process > 0, "Not measured: " + what + "; found=" + cost + ".");
    }
    return findings.problems();
  }

  private static Cost cost(Recording recording, String what) {
    return recording.lines(what).stream()
        .map(Cost::of)
        .flatMap(Optional::stream)
        .findFirst()
        .orElse(new Cost(what, 0, 0, "none"));
  }

  @Override
  public String seen(Recording recording) {
    Cost start = cost(recording, START);
    Cost memory = cost(recording, MEMORY);
    Cost turn = cost(recording, SWITCH);
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
        + " are why there cannot be thousands of processes.";
  }
}
