package mpj.lessons.lesson6;

import java.util.List;
import java.util.stream.IntStream;
import mpj.lessons.demo.Notes;
import mpj.lessons.demo.Stage;
import mpj.lessons.story.Expectation;
import mpj.lessons.story.Lives;
import mpj.lessons.story.PoolStory;
import mpj.lessons.story.Wording;
import mpj.multiprocessing.trace.Actor;

/** Says how many workers had anything to do. */
final class SquaresNotes extends Notes {
  private static final String SQUARES_ONE = "squares {}";
  private static final String SQUARES = "squares: {}";

  private final PoolStory pool = run().onlyPool();
  private final int numbers = setting("numbers");
  private final int workers = setting("workers");

  SquaresNotes(Stage stage) {
    super(stage);
    note("workers: {}", _ -> "they boot at the same time");
    note(SQUARES_ONE, line -> taken(line.who()));
    note(SQUARES, _ -> done());
    expect(childrenEndWell());
    expect(() -> !pool.given().isEmpty(), () -> "No task was given.");
    expect(
        Expectation.equal("workers", () -> workers, () -> children().size()),
        Expectation.equal(
            "numbers that were squared", () -> numbers, () -> run().said(SQUARES_ONE).size()),
        Expectation.equal(
            "the squares",
            () -> IntStream.rangeClosed(1, numbers).mapToObj(one -> one * one).toList().toString(),
            () -> run().first(SQUARES).map(line -> line.word(0)).orElse("nothing")),
        pool.eachOnce(),
        pool.noneFailed());
    predict(
        Wording.count(workers, "worker is", "workers are")
            + " started to square "
            + Wording.count(numbers, "number")
            + ". How many workers get any task?",
        () -> pool.shares().size());
    seen(this::debrief);
  }

  private String taken(Actor worker) {
    int count = pool.begunBy(worker);
    long running = children().stream().map(Lives::actor).filter(run().lives()::hasBegun).count();
    return (count == 1 ? "its first task" : "its task no. " + count)
        + "; workers that run by now: "
        + running;
  }

  private String done() {
    return Wording.count(pool.begun().size(), "task")
        + ", done by "
        + Wording.count(pool.shares().size(), "worker");
  }

  private String debrief() {
    List<String> shares =
        pool.shares().entrySet().stream()
            .map(one -> one.getKey().name() + " did " + one.getValue())
            .toList();
    int idle = children().size() - shares.size();
    return "Of "
        + Wording.count(pool.given().size(), "task")
        + " "
        + Wording.names(shares)
        + "; "
        + Wording.count(idle, "worker")
        + " had none. Nobody shares the tasks out: whoever is ready takes the next one."
        + (idle == 0
            ? ""
            : " Tasks as short as these may be done before the others have booted. More workers"
                + " than there is work for gain nothing.");
  }
}
