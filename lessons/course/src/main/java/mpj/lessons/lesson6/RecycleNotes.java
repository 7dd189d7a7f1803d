package mpj.lessons.lesson6;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import mpj.lessons.demo.Notes;
import mpj.lessons.demo.Stage;
import mpj.lessons.story.Expectation;
import mpj.lessons.story.Lives;
import mpj.lessons.story.PoolStory;
import mpj.lessons.story.Said;
import mpj.lessons.story.Wording;
import mpj.multiprocessing.trace.Actor;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.EventKind;

/** Says which worker came after which, and how many tasks each has had. */
final class RecycleNotes extends Notes {
  private static final String MAKES = "makes its table";
  private static final String LOOKS_UP = "looks up {}, used={}";
  private static final String WORKERS = "workers: {}";
  private static final String SQUARES = "squares: [{}]";

  private final PoolStory pool = run().onlyPool();
  private final int workers = setting("workers");
  private final int most = setting("most");

  RecycleNotes(Stage stage) {
    super(stage);
    note(MAKES, line -> prepared(line.who()));
    note(LOOKS_UP, line -> pool.begunBy(line.who()) == 1 ? "its first task" : "the same table");
    note(WORKERS, this::changed);
    expect(childrenEndWell(), pool.eachOnce(), pool.noneFailed());
    expect(
        Expectation.equal("tasks", () -> pool.given().size(), () -> run().said(LOOKS_UP).size()),
        Expectation.equal(
            "results",
            () -> pool.given().size(),
            () -> run().first(SQUARES).map(line -> line.list(0).size()).orElse(0)));
    expect(
        () -> children().size() > workers,
        () -> "No worker was replaced: workers=" + workers + ".");
    expect(this::tables);
    expect(
        () -> full() >= children().size() - workers,
        () -> "A worker was replaced too early: full=" + full() + ".");
    predict(
        "A pool of "
            + Wording.count(workers, "worker")
            + " does "
            + setting("tasks")
            + " tasks, and a worker is replaced after "
            + Wording.count(most, "task")
            + ". How many workers are started in all?",
        () -> pool.ended().isEmpty() ? null : children().size());
    seen(this::debrief);
  }

  /** The first workers are as many as were asked for; each later one comes for one that ended. */
  private String prepared(Actor worker) {
    List<Actor> started = children().stream().map(Lives::actor).toList();
    int later = started.indexOf(worker) - workers;
    List<Event> ends = run().events(EventKind.PROCESS_ENDED);
    return later < 0 || later >= ends.size()
        ? "before its first task"
        : "a new worker; " + ends.get(later).process().name() + " has ended";
  }

  private String changed(Said line) {
    return run()
        .first(WORKERS)
        .filter(first -> !first.word(0).equals(line.word(0)))
        .map(_ -> "others than before")
        .orElse(null);
  }

  private List<String> tables() {
    var problems = new ArrayList<String>();
    var prepared = new HashSet<Actor>();
    for (Said line : run().said(MAKES)) {
      if (!prepared.add(line.who())) {
        problems.add(line.who().name() + " did it twice.");
      }
    }
    for (Actor worker : pool.shares().keySet()) {
      if (!prepared.contains(worker)) {
        problems.add(worker.name() + " had no table.");
      }
      problems.addAll(
          Expectation.equal(
                  "how often " + worker.name() + " used its table",
                  () -> (long) pool.begunBy(worker),
                  () -> used(worker).orElse(0L))
              .problems());
    }
    return problems;
  }

  /** Returns the last figure that this worker gave. */
  private Optional<Long> used(Actor worker) {
    return run().said(LOOKS_UP).reversed().stream()
        .filter(line -> line.who().equals(worker))
        .findFirst()
        .map(line -> line.number(1));
  }

  /** Returns how many workers have done as many tasks as a worker may. */
  private long full() {
    return pool.shares().values().stream().filter(count -> count == most).count();
  }

  private String debrief() {
    List<String> shares =
        pool.shares().entrySet().stream()
            .map(one -> one.getKey().name() + " did " + one.getValue())
            .toList();
    return Wording.count(pool.given().size(), "task")
        + ", "
        + Wording.count(children().size(), "worker")
        + ": "
        + Wording.names(shares)
        + ". Whoever had done "
        + most
        + " was replaced, and what it may have left behind went with it. A table was made "
        + Wording.count(run().said(MAKES).size(), "time")
        + ", once in each worker, and not once for each task.";
  }
}
