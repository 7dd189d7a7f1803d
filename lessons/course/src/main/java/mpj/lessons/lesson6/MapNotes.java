package mpj.lessons.lesson6;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import mpj.lessons.demo.Notes;
import mpj.lessons.demo.Stage;
import mpj.lessons.story.Expectation;
import mpj.lessons.story.PoolStory;
import mpj.lessons.story.Wording;
import mpj.multiprocessing.trace.Actor;
import mpj.multiprocessing.trace.Event;

/** Says which worker took what, and how many others were at work meanwhile. */
final class MapNotes extends Notes {
  private static final String TAKES = "takes {}";
  private static final String RESULT = "result {}";

  private final PoolStory pool = run().onlyPool();
  private final int items = setting("items");

  MapNotes(Stage stage) {
    super(stage);
    note(TAKES, line -> taken(line.who()));
    note(RESULT, _ -> order());
    expect(childrenEndWell());
    expect(() -> !pool.given().isEmpty(), () -> "No task was given.");
    expect(
        Expectation.equal(
            "the numbers that were taken",
            () -> LongStream.range(0, items).boxed().toList(),
            () -> run().said(TAKES).stream().map(line -> line.number(0)).sorted().toList()),
        Expectation.equal(
            "the result",
            () -> IntStream.range(0, items).mapToObj(number -> 2 * number).toList().toString(),
            () -> run().first(RESULT).map(line -> line.word(0)).orElse("nothing")),
        pool.eachOnce(),
        pool.noneFailed());
    expect(
        () -> pool.shares().size() >= 2,
        () -> "Fewer than two workers took part: workers=" + pool.shares().size() + ".");
    predict(
        "How many of the "
            + items
            + " tasks does the busiest of the "
            + setting("workers")
            + " workers do?",
        pool::largestShare);
    seen(this::debrief);
  }

  private String taken(Actor worker) {
    int count = pool.begunBy(worker);
    long others = pool.atWork().stream().filter(other -> !other.equals(worker)).count();
    return (count == 1 ? "its first task" : "its task no. " + count)
        + (others == 0
            ? ""
            : "; " + others + (others == 1 ? " other is" : " others are") + " busy");
  }

  private String order() {
    List<Long> order = pool.ended().stream().map(Event::sequence).toList();
    return order.equals(order.stream().sorted().toList())
        ? "in the order of the numbers"
        : "in the order of the numbers, although the tasks did not end in that order";
  }

  private String debrief() {
    List<String> shares =
        pool.shares().entrySet().stream()
            .map(one -> Wording.count(one.getValue(), "task") + " by " + one.getKey().name())
            .toList();
    return "Whoever was free took the next number: "
        + Wording.names(shares)
        + ". The results came back in the order of the numbers all the same.";
  }
}
