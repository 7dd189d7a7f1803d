package mpj.lessons.lesson6;

import java.util.List;
import java.util.Optional;
import mpj.lessons.demo.Notes;
import mpj.lessons.demo.Stage;
import mpj.lessons.story.Expectation;
import mpj.lessons.story.PoolStory;
import mpj.lessons.story.PoolStory.Task;
import mpj.lessons.story.Said;
import mpj.lessons.story.Wording;
import mpj.multiprocessing.trace.Event;

/** Says how far the task was when main asked for its result. */
final class ApplyNotes extends Notes {
  private static final String APPLY = "apply: {}";
  private static final String TOO_EARLY = "asked too early: ";
  private static final String GAVE_UP = "gave up: ";
  private static final String THROWS = "get throws ";
  private static final List<String> ASKED =
      List.of("ready: ", "successful: ", TOO_EARLY, "awaited: ", GAVE_UP, "got: ");

  private static final String GOES_ON = "it goes on, and its result can be had later";
  private static final String STOPPED = "it is stopped, and there is no result";
  private static final String AGAIN = "it is begun again";

  private final PoolStory pool = run().onlyPool();

  ApplyNotes(Stage stage) {
    super(stage);
    note(APPLY, line -> "main waited " + Wording.time(waited(line)) + " for this");
    note(THROWS, _ -> thrown());
    ASKED.forEach(question -> note(question, this::state));
    expect(childrenEndWell());
    expect(
        Expectation.equal("the answers", this::expected, this::answers),
        Expectation.equal(
            "questions asked too early", () -> 1, () -> run().lines(TOO_EARLY).size()),
        Expectation.equal("waits given up", () -> 1, () -> run().lines(GAVE_UP).size()),
        pool.eachOnce(),
        Expectation.equal("how the tasks ended", () -> List.of(0L, 0L, 1L), this::ends));
    predict(
        "Main waits for the result of a task that takes long, and gives up waiting. What becomes of"
            + " the task?",
        List.of(GOES_ON, STOPPED, AGAIN),
        this::afterwards);
    seen(this::debrief);
  }

  private long waited(Said answer) {
    return pool.given().isEmpty() ? 0 : answer.nanos() - pool.given().getFirst().nanos();
  }

  private String thrown() {
    return pool.newest()
        .flatMap(Task::worker)
        .map(worker -> "thrown in " + worker.name() + ", and here again")
        .orElse(null);
  }

  /** Says what the task that was given last is about. */
  private String state(Said line) {
    Optional<Event> begun = pool.newest().flatMap(Task::begun);
    Optional<Event> ended = pool.newest().flatMap(Task::ended);
    if (ended.isPresent()) {
      String how = ended.get().value() == 0 ? "ended" : "failed";
      return "the task " + how + " " + Wording.time(line.nanos() - ended.get().nanos()) + " ago";
    }
    return begun
        .map(begin -> "the task has run for " + Wording.time(line.nanos() - begin.nanos()))
        .orElse("no worker has begun the task");
  }

  private List<String> expected() {
    int number = setting("number");
    String square = String.valueOf(number * number);
    return List.of(
        "apply: " + square,
        "ready: false",
        "awaited: false",
        "got: " + square,
        "ready: true, successful: true",
        "ready: true, successful: false",
        THROWS + "java.lang.ArithmeticException: / by zero");
  }

  private List<String> answers() {
    return run().texts(run().main().pid()).stream()
        .filter(text -> !text.startsWith(TOO_EARLY) && !text.startsWith(GAVE_UP))
        .toList();
  }

  private List<Long> ends() {
    return pool.tasks().stream().flatMap(task -> task.ended().stream()).map(Event::value).toList();
  }

  /** Returns what became of the task that main gave up waiting for: the second one. */
  private Optional<String> afterwards() {
    if (run().lines(GAVE_UP).isEmpty() || pool.tasks().size() < 2) {
      return Optional.empty();
    }
    if (!pool.neverTwice().problems().isEmpty()) {
      return Optional.of(AGAIN);
    }
    Optional<Event> end = pool.tasks().get(1).ended();
    return end.map(one -> one.value() == 0 ? GOES_ON : STOPPED);
  }

  private String debrief() {
    long waited = run().last(APPLY).map(this::waited).orElse(0L);
    return "apply() kept main waiting for "
        + Wording.time(waited)
        + ", as long as the worker needed to start and to do the task. applyAsync() returned at"
        + " once: main asked for the result while the task ran, gave up after a while, and still"
        + " got it in the end. The last task failed; that was its result, and get() threw here what"
        + " the task had thrown in the worker.";
  }
}
