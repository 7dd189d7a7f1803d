package mpj.lessons.exercise;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mpj.lessons.story.Lives;
import mpj.multiprocessing.TooManyProcessesException;
import mpj.multiprocessing.UncrossableException;
import mpj.multiprocessing.internal.log.ThrowableText;
import mpj.multiprocessing.trace.Actor;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.EventKind;
import mpj.multiprocessing.trace.OutputLine;
import mpj.multiprocessing.trace.ProcessRecord;

/**
 * Has attempts judged: by what every program must do, then by the judge of the exercise. The judge
 * of {@code account} is the class {@code AccountJudge} beside this one.
 */
public final class Judges {
  /** What the text of such an exception begins with, in a stack trace of whatever process. */
  private static final String TOO_MANY = TooManyProcessesException.class.getName() + ": ";

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
      return of(exercise).judge(attempt); // some of what was measured is meant to fail
    }
    Optional<Failing> failed = failedChild(attempt);
    return failed.isPresent() ? failed : of(exercise).judge(attempt);
  }

  /** Returns the judge of an exercise. */
  static Judge of(String exercise) {
    String name =
        Judges.class.getPackageName()
            + "."
            + Exercises.find(exercise).map(Exercise::typeName).orElse(exercise)
            + "Judge";
    try {
      return Class.forName(name).asSubclass(Judge.class).getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(
          "an exercise without its judge: exercise=" + exercise + " class=" + name, e);
    }
  }

  private static Failing thrown(Throwable thrown) {
    Optional<Failing> tooMany = tooMany(ThrowableText.trace(thrown).lines());
    return tooMany.orElseGet(() -> byType(thrown));
  }

  private static Failing byType(Throwable thrown) {
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

  /**
   * Says so if a stack trace shows that the limit of processes was met: as the exception itself, as
   * a cause of another one, or as the failure of another process.
   */
  private static Optional<Failing> tooMany(Stream<String> trace) {
    return trace
        .filter(line -> line.contains(TOO_MANY))
        .findFirst()
        .map(line ->
            new Failing(
                Failing.TOO_MANY_PROCESSES,
                "The program started more processes than it may have: "
                    + line.substring(line.indexOf(TOO_MANY) + TOO_MANY.length())
                    + ". Start only as many as it needs. Does each process start others, in a"
                    + " recursion or a loop without end?"));
  }

  /** One that was asked to end may end as it likes. */
  private static Optional<Failing> failedChild(Attempt attempt) {
    Set<Actor> signalled =
        attempt.run().events(EventKind.SIGNAL_SENT).stream()
            .map(Event::peer)
            .collect(Collectors.toSet());
    List<ProcessRecord> failed =
        attempt.children().stream()
            .filter(child -> child.exitCode().orElse(0) > 0)
            .filter(child -> !signalled.contains(Lives.actor(child)))
            .toList();
    List<OutputLine> lines = attempt.run().lines();
    return tooMany(failed.stream().flatMap(child -> errors(child, lines)))
        .or(() -> failed.stream().findFirst().map(child -> failed(child, lines)));
  }

  private static Stream<String> errors(ProcessRecord child, List<OutputLine> lines) {
    return lines.stream()
        .filter(line -> line.error() && line.process().pid() == child.pid())
        .map(OutputLine::text);
  }

  private static Failing failed(ProcessRecord child, List<OutputLine> lines) {
    List<String> errors = errors(child, lines).toList();
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
