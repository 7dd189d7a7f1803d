package mpj.lessons.lesson6;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import mpj.lessons.demo.Notes;
import mpj.lessons.demo.Stage;
import mpj.lessons.story.Expectation;
import mpj.lessons.story.PoolStory;
import mpj.lessons.story.Said;
import mpj.lessons.story.Wording;
import mpj.multiprocessing.trace.Event;

/** Says how many tasks each call is for, and how late it is. */
final class CallbacksNotes extends Notes {
  private static final String TASK = "{}: root of {}";
  private static final String GAVE = "{} gave {}";
  private static final String FAILED = "{} failed: {}";

  private final PoolStory pool = run().onlyPool();

  CallbacksNotes(Stage stage) {
    super(stage);
    note(TASK, _ -> null);
    note(GAVE, call -> called(call, true));
    note(FAILED, call -> called(call, false));
    note("all is given", _ -> pool.ended().isEmpty() ? "no task has ended yet" : null);
    expect(childrenEndWell());
    expect(
        Expectation.equal(
            "calls for good task", () -> List.of("2.0"), () -> heard("good task gave {}")),
        Expectation.equal(
            "calls for bad task",
            () -> List.of("no root of -4"),
            () -> heard("bad task failed: {}")),
        Expectation.equal(
            "calls for good map",
            () -> List.of("[1.0, 3.0, 4.0]"),
            () -> heard("good map gave {}")));
    expect(
        () ->
            List.of(List.of("no root of -25"), List.of("no root of -36"))
                .contains(heard("bad map failed: {}")),
        () ->
            "The failed map did not lead to one call: calls=" + heard("bad map failed: {}") + ".");
    expect(
        Expectation.equal("calls of the wrong kind", () -> 0, this::wrongCalls), pool.eachOnce());
    predict(
        "A pool is given 2 single tasks, a map of 3 numbers and a map of 4 numbers, of which 2"
            + " fail. How many callbacks are called in all?",
        () -> pool.ended().isEmpty() ? null : calls().size());
    seen(this::debrief);
  }

  /** Says for which tasks this call is: for all that ended well, or for the first that failed. */
  private String called(Said call, boolean good) {
    List<Event> ends =
        run().said(TASK).stream()
            .filter(line -> line.word(0).equals(call.word(0)))
            .flatMap(line -> pool.taskOf(line.line()).stream())
            .flatMap(task -> task.ended().stream())
            .filter(end -> (end.value() == 0) == good)
            .sorted(Comparator.comparingLong(Event::nanos))
            .toList();
    if (ends.isEmpty()) {
      return null;
    }
    String late = Wording.time(call.nanos() - (good ? ends.getLast() : ends.getFirst()).nanos());
    if (ends.size() == 1) {
      return late + " after its task " + (good ? "ended" : "failed");
    }
    return good
        ? "one call for " + ends.size() + " tasks, " + late + " after the last"
        : "one call for " + ends.size() + " failures, " + late + " after the first";
  }

  /** Returns the news of these calls, which main wrote. */
  private List<String> heard(String form) {
    return run().said(form).stream()
        .filter(line -> line.who().equals(run().main()))
        .map(line -> line.word(0))
        .toList();
  }

  private int wrongCalls() {
    return Stream.of("bad task gave ", "bad map gave ", "good task failed: ", "good map failed: ")
        .mapToInt(start -> run().lines(start).size())
        .sum();
  }

  private List<Said> calls() {
    return Stream.of(GAVE, FAILED)
        .flatMap(form -> run().said(form).stream())
        .sorted(Comparator.comparingLong(Said::nanos))
        .toList();
  }

  private String debrief() {
    List<Said> calls = calls();
    long failed = pool.ended().stream().filter(end -> end.value() != 0).count();
    long late =
        calls.isEmpty() || pool.ended().isEmpty()
            ? 0
            : calls.getLast().nanos() - pool.ended().getLast().nanos();
    return Wording.count(pool.ended().size(), "task")
        + " ended, "
        + failed
        + " of them by a failure, and there were "
        + Wording.count(calls.size(), "call")
        + ": one for each task given alone, and one for each map. They ran in main, one after the"
        + " other, and the last began "
        + Wording.time(late)
        + " after the last task had ended: a callback that takes its time holds up the others.";
  }
}
