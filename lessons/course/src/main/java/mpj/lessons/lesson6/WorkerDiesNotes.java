package mpj.lessons.lesson6;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import mpj.lessons.demo.Notes;
import mpj.lessons.demo.Stage;
import mpj.lessons.story.Expectation;
import mpj.lessons.story.Lives;
import mpj.lessons.story.PoolStory;
import mpj.lessons.story.PoolStory.Task;
import mpj.lessons.story.Said;
import mpj.lessons.story.Wording;
import mpj.multiprocessing.trace.Actor;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.EventKind;
import mpj.multiprocessing.trace.ProcessRecord;

/** Says who was at work when the worker was killed, who came for it, and how the task failed. */
final class WorkerDiesNotes extends Notes {
  private static final int SIGKILL = 9;
  private static final String GIVES = "task {} gives {}";
  private static final String FAILED = "task {} failed: {}";

  private static final String FAILS = "it fails";
  private static final String AGAIN = "another worker begins it again";
  private static final String WAITS = "main waits for its result for ever";

  private final PoolStory pool = run().onlyPool();

  WorkerDiesNotes(Stage stage) {
    super(stage);
    note(
        "begins task {}",
        line -> isNew(line.who()) ? killed().map(this::inPlace).orElse(null) : null);
    note("kills {}", line -> killing(line.word(0)));
    note(FAILED, line -> killed().map(end -> ended(end, line)).orElse(null));
    expect(() -> Lives.failures(children().stream().filter(one -> !isKilled(one)).toList()));
    expect(
        Expectation.equal("workers that were killed", () -> 1, () -> victims().size()),
        Expectation.equal("tasks that came to no end", () -> 1, () -> pool.unended().size()),
        pool.allBegun(),
        pool.neverTwice(),
        pool.noneFailed());
    expect(this::told);
    expect(this::otherResults);
    expect(
        Expectation.equal(
            "lines on tasks", () -> pool.given().size(), () -> run().lines("task ").size()));
    predict(
        "One of the "
            + setting("workers")
            + " workers is killed in the middle of its task. What becomes of this task?",
        List.of(FAILS, AGAIN, WAITS),
        this::fate);
    seen(this::debrief);
  }

  /** Returns the death of the worker that was killed. */
  private Optional<Event> killed() {
    return run().events(EventKind.PROCESS_ENDED).stream()
        .filter(end -> end.value() == -SIGKILL)
        .findFirst();
  }

  /** Returns whether a worker is not among the first ones. */
  private boolean isNew(Actor worker) {
    return children().stream().map(Lives::actor).toList().indexOf(worker) >= setting("workers");
  }

  private String inPlace(Event end) {
    return "a new worker, for " + end.process().name();
  }

  private String killing(String victim) {
    return pool.unended().stream()
        .filter(task -> task.worker().filter(who -> who.name().equals(victim)).isPresent())
        .findFirst()
        .map(task -> "in the middle of task " + task.number() + "; " + others(victim))
        .orElse(null);
  }

  private String others(String victim) {
    long others = pool.atWork().stream().filter(who -> !who.name().equals(victim)).count();
    return Wording.count(others, "other is", "others are") + " at work";
  }

  private static String ended(Event end, Said line) {
    return "signal "
        + -end.value()
        + " ended it "
        + Wording.time(line.nanos() - end.nanos())
        + " ago";
  }

  private static boolean isKilled(ProcessRecord child) {
    return child.exitCode().equals(OptionalInt.of(-SIGKILL));
  }

  private List<ProcessRecord> victims() {
    return children().stream().filter(WorkerDiesNotes::isKilled).toList();
  }

  private List<String> told() {
    return victims().size() == 1 && pool.unended().size() == 1
        ? told(victims().getFirst(), pool.unended().getFirst())
        : List.of();
  }

  private List<String> told(ProcessRecord killed, Task task) {
    String told =
        run().said(FAILED).stream()
            .filter(line -> line.number(0) == task.number())
            .map(line -> line.word(1))
            .findFirst()
            .orElse("nothing");
    var problems =
        new ArrayList<>(
            Expectation.equal(
                    "the worker that was killed",
                    () -> Optional.of(Lives.actor(killed)),
                    task::worker)
                .problems());
    if (!told.contains("worker=" + killed.name() + " pid=" + killed.pid() + " signal=" + SIGKILL)) {
      problems.add("The failure does not say who died of what: " + told + ".");
    }
    if (children().stream().noneMatch(child -> child.startNanos() > killed.endNanos())) {
      problems.add("Nobody came for " + killed.name() + ".");
    }
    return problems;
  }

  private List<String> otherResults() {
    return run().said(GIVES).stream().flatMap(line -> otherResult(line).stream()).toList();
  }

  private static List<String> otherResult(Said line) {
    long task = line.number(0);
    return Expectation.equal(
            "the result of task " + task, () -> String.valueOf(task * task), () -> line.word(1))
        .problems();
  }

  private Optional<String> fate() {
    if (killed().isEmpty()) {
      return Optional.empty();
    }
    if (!pool.neverTwice().problems().isEmpty()) {
      return Optional.of(AGAIN);
    }
    return run().last(FAILED).map(_ -> FAILS);
  }

  private String debrief() {
    long done = pool.ended().stream().filter(end -> end.value() == 0).count();
    return killed().map(end -> end.process().name()).orElse("A worker")
        + " was killed in the middle of its task, which failed and says who died of what. The other"
        + " "
        + Wording.count(done, "task")
        + " came to their ends"
        + killed().map(this::replaced).orElse("")
        + ". The task was not begun again, for nobody knows how far it had come: where that does no"
        + " harm, a pool can be told to, by retries(1).";
  }

  private String replaced(Event end) {
    return children().stream()
        .filter(child -> child.startNanos() > end.nanos())
        .findFirst()
        .map(child ->
            ", and "
                + child.name()
                + " was started "
                + Wording.time(child.startNanos() - end.nanos())
                + " after its death")
        .orElse("");
  }
}
