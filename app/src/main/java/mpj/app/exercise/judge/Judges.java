package mpj.app.exercise.judge;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import mpj.multiprocessing.UncrossableException;
import mpj.multiprocessing.internal.codec.ThrowableText;
import mpj.multiprocessing.trace.Actor;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.EventKind;
import mpj.multiprocessing.trace.OutputLine;
import mpj.multiprocessing.trace.ProcessRecord;

/** The judges by the names of their exercises, and what every program must do. */
public final class Judges {
  private static final Map<String, Judge> ALL =
      Map.of(
          "choose", new ChooseJudge(),
          "times", new TimesJudge(),
          "cleanup", new CleanupJudge(),
          "account", new AccountJudge(),
          "gather", new GatherJudge(),
          "arrivals", new ArrivalsJudge(),
          "counter", new CounterJudge());

  private Judges() {}

  /**
   * Says why an attempt at an exercise is not right; empty if it is.
   *
   * @param exercise its name
   */
  public static Optional<Failing> judge(String exercise, Attempt attempt) {
    if (attempt.thrown() != null) {
      return Optional.of(thrown(attempt.thrown()));
    }
    if (!attempt.measured().isEmpty()) {
      return ALL.get(exercise).judge(attempt); // some of what was measured is meant to fail
    }
    Optional<Failing> failed = failedChild(attempt);
    return failed.isPresent() ? failed : ALL.get(exercise).judge(attempt);
  }

  private static Failing thrown(Throwable thrown) {
    return switch (thrown) {
      case UncrossableException e ->
          new Failing(
              "not-serializable",
              "Something that the task uses cannot be sent to a child: "
                  + e.getMessage()
                  + ". Give the child what it needs of it (a number, a text, a record), or make it"
                  + " in the child.");
      case IllegalMonitorStateException e ->
          new Failing(
              "monitor",
              "wait and notify are Java's own, for threads that hold a monitor. The library's"
                  + " objects have await, signal and signalAll.");
      case OutOfMemoryError e ->
          new Failing("out-of-memory", "The program took more memory than it may have.");
      default ->
          new Failing(
              "exception",
              "The program ended by an exception: " + ThrowableText.description(thrown) + ".");
    };
  }

  /** One that was asked to end may end as it likes. */
  private static Optional<Failing> failedChild(Attempt attempt) {
    Set<Actor> signalled =
        attempt.recording().events(EventKind.SIGNAL_SENT).stream()
            .map(Event::peer)
            .collect(Collectors.toSet());
    for (ProcessRecord child : attempt.children()) {
      boolean failed = child.exitCode().isPresent() && child.exitCode().getAsInt() > 0;
      if (failed && !signalled.contains(Attempt.actor(child))) {
        return Optional.of(failed(child, attempt.recording().lines()));
      }
    }
    return Optional.empty();
  }

  private static Failing failed(ProcessRecord child, List<OutputLine> lines) {
    List<String> errors =
        lines.stream()
            .filter(line -> line.error() && line.process().pid() == child.pid())
            .map(OutputLine::text)
            .toList();
    String why = errors.size() > 1 ? ": " + errors.get(1) : "";
    String advice =
        why.contains("IllegalMonitorState")
            ? " wait and notify are Java's own; the library's objects have await and signal."
            : "";
    return new Failing(
        "child-failed",
        String.format(
            Locale.ROOT,
            "%s failed, with exit code %d%s.%s",
            child.name(),
            child.exitCode().getAsInt(),
            why,
            advice));
  }
}
