package mpj.lessons.lesson6;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import mpj.lessons.demo.Notes;
import mpj.lessons.demo.Stage;
import mpj.lessons.story.Expectation;
import mpj.lessons.story.PoolStory;
import mpj.lessons.story.Said;
import mpj.lessons.story.Wording;
import mpj.multiprocessing.trace.Event;

/** Says which worker got which arguments, and how far the tasks are. */
final class StarmapNotes extends Notes {
  private static final String AREA = "area of {} x {}";
  private static final String VOLUME = "volume of {} x {} x {}";
  private static final String AREAS = "areas: {}";
  private static final String VOLUMES = "volumes: {}";
  private static final String GOES_ON = "main goes on";

  private final PoolStory pool = run().onlyPool();

  StarmapNotes(Stage stage) {
    super(stage);
    note(AREA, this::arguments);
    note(VOLUME, this::arguments);
    note(AREAS, _ -> "in the order of the pairs; main waited for all");
    note(GOES_ON, _ -> "of the second map done: " + Wording.count(second().ended().size(), "task"));
    note(VOLUMES, _ -> "one result for " + Wording.count(second().ended().size(), "task"));
    expect(childrenEndWell());
    expect(() -> !run().said(AREA).isEmpty(), () -> "No area was worked out.");
    expect(
        Expectation.equal("the areas", () -> products(AREA), () -> result(AREAS)),
        Expectation.equal("the volumes", () -> products(VOLUME), () -> result(VOLUMES)),
        Expectation.equal(
            "volumes", () -> run().said(AREA).size(), () -> run().said(VOLUME).size()),
        Expectation.equal("lines of main going on", () -> 1, () -> run().lines(GOES_ON).size()),
        pool.eachOnce(),
        pool.noneFailed());
    predict(
        "How many of the " + setting("tasks") + " volumes are done when starmapAsync() returns?",
        this::doneAtReturn);
    seen(this::debrief);
  }

  private String arguments(Said line) {
    return line.words().size() + " arguments; its task no. " + pool.begunBy(line.who());
  }

  /** Returns the tasks of the second map, which is given after the result of the first. */
  private PoolStory second() {
    return run().first(AREAS).map(pool::since).orElse(pool);
  }

  private Optional<Long> doneAtReturn() {
    return run().first(GOES_ON).map(line -> items(second().endedBy(line)));
  }

  /** A long list travels in chunks: then a task is for several items. */
  private static long items(List<PoolStory.Task> tasks) {
    return tasks.stream().flatMap(task -> task.given().stream()).mapToLong(Event::value).sum();
  }

  /** Returns what was to come of these lines, in the order of their tasks. */
  private String products(String form) {
    return run().said(form).stream()
        .sorted(Comparator.comparingLong(this::task))
        .map(StarmapNotes::product)
        .toList()
        .toString();
  }

  private long task(Said line) {
    return pool.taskOf(line.line()).map(PoolStory.Task::number).orElse(Long.MAX_VALUE);
  }

  private static long product(Said line) {
    return IntStream.range(0, line.words().size())
        .mapToLong(line::number)
        .reduce(1, (a, b) -> a * b);
  }

  private String result(String form) {
    return run().first(form).map(line -> line.word(0)).orElse("nothing");
  }

  private String debrief() {
    return Wording.count(run().said(AREA).size(), "pair")
        + " became the two arguments of as many calls, and "
        + run().said(VOLUME).size()
        + " triples the three of others. The second map was asynchronous: main went on while the"
        + " workers were at it, "
        + Wording.time(waited())
        + " before it had the list.";
  }

  private long waited() {
    return run()
        .first(GOES_ON)
        .flatMap(on -> run().first(VOLUMES).map(list -> list.nanos() - on.nanos()))
        .orElse(0L);
  }
}
