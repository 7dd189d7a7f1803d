package mpj.lessons.lesson6;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mpj.lessons.demo.Notes;
import mpj.lessons.demo.Stage;
import mpj.lessons.story.Expectation;
import mpj.lessons.story.PoolStory;
import mpj.lessons.story.Said;
import mpj.lessons.story.Wording;
import mpj.multiprocessing.trace.ProcessRecord;

/** Says how far the tasks were when a call returned, and what became of each. */
final class EndingNotes extends Notes {
  private static final int SIGTERM = -15;
  private static final int SIGKILL = -9;
  private static final String RETURNED = "{} has returned";
  private static final String JOIN = "join() has returned";
  private static final String RESULTS = "results: [{}]";

  EndingNotes(Stage stage) {
    super(stage);
    note(JOIN, _ -> newest().map(this::exits).orElse(null));
    note(RETURNED, _ -> newest().map(EndingNotes::progress).orElse(null));
    note(RESULTS, line -> newest().map(pool -> leftUndone(pool, line)).orElse(null));
    expect(this::problemsOfPools);
    predict(
        "Two workers are in the middle of a task each when terminate() is called; the pool was"
            + " given "
            + setting("tasks")
            + " tasks. How many of them are done in the end?",
        this::doneDespiteTermination);
    seen(this::debrief);
  }

  /** Returns the pool that was used first last. */
  private Optional<PoolStory> newest() {
    List<PoolStory> pools = run().pools();
    return pools.isEmpty() ? Optional.empty() : Optional.of(pools.getLast());
  }

  private String exits(PoolStory pool) {
    List<String> codes =
        pool.shares().keySet().stream()
            .filter(run().lives()::hasEnded)
            .map(worker -> String.valueOf(run().lives().exitCode(worker).getAsInt()))
            .toList();
    return codes.isEmpty() ? null : "exit codes of the workers: " + Wording.names(codes);
  }

  private static String progress(PoolStory pool) {
    return pool.ended().size()
        + " done, "
        + pool.unended().size()
        + " in hand, "
        + pool.waiting().size()
        + " waiting";
  }

  private static String leftUndone(PoolStory pool, Said results) {
    return results.list(0).contains("failed")
        ? pool.unended().size()
            + " were cut off in the middle, "
            + pool.waiting().size()
            + " never begun"
        : null;
  }

  private List<String> problemsOfPools() {
    List<PoolStory> pools = run().pools();
    var problems = new ArrayList<>(Expectation.equal("pools", () -> 3, pools::size).problems());
    if (pools.size() == 3) {
      expected(pools).forEach(one -> problems.addAll(one.problems()));
    }
    return problems;
  }

  private List<Expectation> expected(List<PoolStory> pools) {
    PoolStory closed = pools.get(0);
    PoolStory shut = pools.get(1);
    PoolStory terminated = pools.get(2);
    int all = pools.stream().mapToInt(pool -> pool.given().size()).sum();
    return List.of(
        closed.eachOnce(),
        closed.noneFailed(),
        shut.eachOnce(),
        shut.noneFailed(),
        terminated.neverTwice(),
        unless(lastEnd(closed) <= returned("close()"), "close() did not wait for its tasks."),
        unless(returned("shutdown()") < lastEnd(shut), "shutdown() waited for its tasks."),
        unless(count("failed") > 0, "terminate() left nothing undone."),
        unless(!terminated.unended().isEmpty(), "terminate() ended no task in the middle."),
        Expectation.equal(
            "tasks done and failed", () -> all, () -> count("done") + count("failed")),
        Expectation.equal("tasks refused", () -> 3, () -> run().lines("refused: ").size()),
        Expectation.equal(
            "exit codes", () -> List.of(0, 0, 0, 0, SIGTERM, SIGTERM), this::exitCodes));
  }

  private static Expectation unless(boolean shown, String otherwise) {
    return () -> shown ? List.of() : List.of(otherwise);
  }

  private long returned(String how) {
    return run().first(how + " has returned").map(Said::nanos).orElse(0L);
  }

  /** Returns how many tasks came to such an end, by what main says. */
  private int count(String end) {
    return run().said(RESULTS).stream().mapToInt(line -> count(line, end)).sum();
  }

  private static int count(Said results, String end) {
    return (int) results.list(0).stream().filter(end::equals).count();
  }

  private List<Integer> exitCodes() {
    return children().stream()
        .map(ProcessRecord::exitCode)
        .map(code -> code.orElse(Integer.MAX_VALUE))
        .map(code -> code == SIGKILL ? SIGTERM : code) // a busy machine gave it too little time
        .toList();
  }

  private static long lastEnd(PoolStory pool) {
    return pool.ended().isEmpty() ? 0 : pool.ended().getLast().nanos();
  }

  private Optional<Integer> doneDespiteTermination() {
    List<Said> results = run().said(RESULTS);
    return results.size() < 3 ? Optional.empty() : Optional.of(count(results.get(2), "done"));
  }

  private String debrief() {
    List<PoolStory> pools = run().pools();
    if (pools.size() != 3) {
      return "Not every pool was ended.";
    }
    PoolStory last = pools.get(2);
    return "close() returned when all was done, shutdown() "
        + Wording.time(lastEnd(pools.get(1)) - returned("shutdown()"))
        + " before that; join() then waited for it. terminate() waited for nothing: "
        + Wording.count(last.unended().size(), "task")
        + " ended with the workers, and "
        + Wording.count(last.waiting().size(), "task")
        + " never began. Nobody waits in vain for such a result: it is a failure.";
  }
}
