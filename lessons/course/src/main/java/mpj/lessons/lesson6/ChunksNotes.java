package mpj.lessons.lesson6;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import mpj.lessons.demo.Notes;
import mpj.lessons.demo.Stage;
import mpj.lessons.story.Expectation;
import mpj.lessons.story.PoolStory;
import mpj.lessons.story.Said;
import mpj.lessons.story.Wording;
import mpj.multiprocessing.trace.Actor;
import mpj.multiprocessing.trace.Event;

/** Says what handing over costs, and for how long one worker was idle at the end. */
final class ChunksNotes extends Notes {
  private static final String LONG = "2: ";

  /** What was measured, and the tasks of it. */
  private record Measured(ChunkTime time, PoolStory tasks) {}

  private final PoolStory pool = run().onlyPool();

  ChunksNotes(Stage stage) {
    super(stage);
    note(ChunkTime.LINE, this::measured);
    expect(childrenEndWell(), pool.eachOnce(), pool.noneFailed());
    expect(
        Expectation.equal("sizes of tiny chunks", () -> 3, () -> tiny().size()),
        Expectation.equal("sizes of long chunks", () -> 3, () -> growing().size()));
    expect(() ->
        Stream.concat(tiny().stream(), growing().stream())
            .flatMap(one -> otherTasks(one).stream())
            .toList());
    predict(
        setting("items") + " tiny items for two workers. Which chunk size is the fastest?",
        List.of("1", "10", "100"),
        () -> quickest(tiny()));
    predict(
        "Eight long items for two workers, each item longer than the one before. Which chunk size"
            + " is the fastest?",
        List.of("1", "2", "4"),
        () -> quickest(growing()));
    seen(this::debrief);
  }

  private String measured(Said line) {
    PoolStory tasks = tasks(line);
    return isTiny(line) ? cost(line, tasks) : "one worker idle at the end for " + idle(tasks);
  }

  private boolean isTiny(Said line) {
    return run().first(LONG).filter(heading -> heading.nanos() <= line.nanos()).isEmpty();
  }

  /** Returns the tasks that were given after the line before this one. */
  private PoolStory tasks(Said line) {
    long from =
        run().said(ChunkTime.LINE).stream()
            .mapToLong(Said::nanos)
            .filter(nanos -> nanos < line.nanos())
            .max()
            .orElse(Long.MIN_VALUE);
    return pool.between(from, line.nanos());
  }

  private String cost(Said line, PoolStory tasks) {
    ChunkTime time = ChunkTime.of(line);
    long items = tasks.given().stream().mapToLong(Event::value).sum();
    if (items == 0) {
      return null;
    }
    double once = (double) items * time.tasks() / tasks.given().size();
    String note = tenths(time.millis() * 1e3 / once) + " µs for each item";
    Said first = run().first(ChunkTime.LINE).orElse(line);
    return first.equals(line)
        ? note
        : note + ", " + tenths(ChunkTime.of(first).millis() / time.millis()) + " times as fast";
  }

  // Not String.format: a note is made while processes run, and the first format costs them time.
  private static double tenths(double figure) {
    return Math.round(figure * 10) / 10.0;
  }

  /** Returns how much earlier one worker was done than the other, in words. */
  private static String idle(PoolStory tasks) {
    Map<Actor, Long> last = new HashMap<>();
    tasks.ended().forEach(end -> last.put(end.process(), end.nanos()));
    List<Long> ends = last.values().stream().sorted().toList();
    return Wording.time(ends.size() < 2 ? 0 : ends.getLast() - ends.getFirst());
  }

  private List<Measured> tiny() {
    return measured(true);
  }

  private List<Measured> growing() {
    return measured(false);
  }

  private List<Measured> measured(boolean tiny) {
    var measured = new ArrayList<Measured>();
    for (Said line : run().said(ChunkTime.LINE)) {
      if (isTiny(line) == tiny) {
        measured.add(new Measured(ChunkTime.of(line), tasks(line)));
      }
    }
    return measured;
  }

  /** What was measured were so many tasks of that size, once or several times. */
  private static List<String> otherTasks(Measured one) {
    int given = one.tasks().given().size();
    long largest = one.tasks().given().stream().mapToLong(Event::value).max().orElse(0);
    boolean same = given > 0 && given % one.time().tasks() == 0 && largest == one.time().size();
    return same
        ? List.of()
        : List.of(
            "Not the tasks that were measured: "
                + one.time()
                + "; given="
                + given
                + " largest="
                + largest
                + ".");
  }

  private static Optional<Long> quickest(List<Measured> all) {
    return all.stream()
        .map(Measured::time)
        .min(Comparator.comparingDouble(ChunkTime::millis))
        .filter(_ -> all.size() == 3)
        .map(ChunkTime::size);
  }

  private String debrief() {
    List<String> idle =
        growing().stream()
            .map(one -> idle(one.tasks()) + " with chunks of " + one.time().size())
            .toList();
    return "The tiny items took "
        + Wording.names(tiny().stream().map(one -> one.time().toString()).toList())
        + ": each task costs its way there and back (and here, to be watched). With the long ones"
        + " the end counts: one worker was idle there for "
        + Wording.names(idle)
        + ", because what is handed out together is done by one. What map does by itself lies"
        + " between: four chunks for each worker.";
  }
}
