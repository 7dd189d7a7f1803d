package mpj.lessons.exercise;

import java.util.List;
import java.util.Optional;
import mpj.lessons.exercise.Exercise.Attempt;

/** The exercises of the course, in the order of the lessons. */
public final class Exercises {
  private static final List<Exercise> ALL =
      List.of(
          new Exercise(
              1,
              "choose",
              "tell CPU-bound from I/O-bound programs, and choose threads or processes for each",
              "answers",
              Optional.empty(),
              "missing",
              List.of("processes-for-cpu", "any-order"),
              List.of(
                  new Attempt("swapped", "wrong-bound"),
                  new Attempt("plugins-in-threads", "wrong-means"),
                  new Attempt("links-in-processes", "wrong-means"),
                  new Attempt("one-missing", "missing"))),
          new Exercise(
              2,
              "times",
              "time a task serially and with one process for each, and compare",
              "measure",
              Optional.of("task"),
              "nothing-returned",
              List.of("awaiting-any", "processes-first"),
              List.of(
                  new Attempt("join-too-early", "one-after-another"),
                  new Attempt("without-join", "wrong-parallel"),
                  new Attempt("upside-down", "wrong-ratio"),
                  new Attempt("one-process", "too-few-processes"),
                  new Attempt("made-up", "wrong-serial"),
                  new Attempt("in-the-parent", "main-computes"),
                  new Attempt("nothing-in-children", "main-computes"))),
          new Exercise(
              3,
              "cleanup",
              "end two of five workers, and have them clean up on SIGTERM",
              "main",
              Optional.empty(),
              "nobody-terminated",
              List.of("shutdown-hook", "interrupt-the-task"),
              List.of(
                  new Attempt("killed", "killed"),
                  new Attempt("without-handler", "not-cleaned"),
                  new Attempt("parent-cleans", "not-cleaned"),
                  new Attempt("set-to-zero", "others-closed"),
                  new Attempt("all-terminated", "others-ended"),
                  new Attempt("too-early", "too-early"),
                  new Attempt("slept", "too-early"),
                  new Attempt("slept-for-the-end", "stop-too-early"),
                  new Attempt("neighbours", "wrong-workers"))),
          new Exercise(
              4,
              "account",
              "make one account safe for twenty processes",
              "main",
              Optional.empty(),
              "race",
              List.of("semaphore", "own-lock", "atomic", "once-for-all"),
              List.of(
                  new Attempt("lock-not-shared", "lock-not-shared"),
                  new Attempt("read-outside", "read-outside"),
                  new Attempt("given-back-between", "given-back-between"),
                  new Attempt("two-places", "too-many-places"),
                  new Attempt("one-turn", "too-few-turns"),
                  new Attempt("left-held", "left-held"),
                  new Attempt("synchronized", "race"),
                  new Attempt("join-too-early", "one-after-another"),
                  new Attempt("field", "not-shared"))),
          new Exercise(
              5,
              "gather",
              "split a task over four workers and gather their results",
              "primes",
              Optional.of("count"),
              "too-few-processes",
              List.of(
                  "pipe",
                  "array",
                  "shared-sum",
                  "join-first",
                  "pool-map",
                  "pool-apply",
                  "pool-starmap",
                  "checked-by-main"),
              List.of(
                  new Attempt("field", "nothing-passed"),
                  new Attempt("main-computes", "nothing-passed"),
                  new Attempt("in-the-parent", "main-computes"),
                  new Attempt("in-the-parent-by-pool", "main-computes"),
                  new Attempt("found-not-used", "main-computes"),
                  new Attempt("until-empty", "results-missing"),
                  new Attempt("slept", "results-missing"),
                  new Attempt("one-worker", "too-few-processes"),
                  new Attempt("join-too-early", "one-after-another"),
                  new Attempt("overlapping", "wrong-result"),
                  new Attempt("gaps", "wrong-result"),
                  new Attempt("overlapping-ends", "wrong-result"),
                  new Attempt("last-left-out", "wrong-result"))),
          new Exercise(
              6,
              "arrivals",
              "report a pool's results as they arrive",
              "main",
              Optional.empty(),
              "all-at-the-end",
              List.of("callbacks", "futures", "completion-service"),
              List.of(
                  new Attempt("imap", "in-order"),
                  new Attempt("collected", "all-at-the-end"),
                  new Attempt("chunks", "in-chunks"),
                  new Attempt("chunks-of-six", "in-chunks"),
                  new Attempt("without-pool", "no-pool"),
                  new Attempt("first-only", "missing"),
                  new Attempt("one-by-one", "one-after-another"))),
          new Exercise(
              7,
              "counter",
              "share an object that fails without a manager and works with one",
              "total",
              Optional.empty(),
              "not-shared",
              List.of("dict-merge", "map-merge", "list", "dict-and-lock"),
              List.of(
                  new Attempt("static-field", "not-shared"),
                  new Attempt("manager-for-each", "not-the-same"),
                  new Attempt("two-calls", "lost-update"),
                  new Attempt("join-too-early", "one-after-another"))));

  private Exercises() {}

  /** Returns all exercises. */
  public static List<Exercise> all() {
    return ALL;
  }

  /** Returns the exercise of this name, or that of the lesson with this number. */
  public static Optional<Exercise> find(String nameOrLesson) {
    return ALL.stream()
        .filter(exercise ->
            exercise.name().equals(nameOrLesson)
                || String.valueOf(exercise.lesson()).equals(nameOrLesson))
        .findFirst();
  }
}
