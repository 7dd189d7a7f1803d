package mpj.lessons.lesson5;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import mpj.lessons.demo.Notes;
import mpj.lessons.demo.Stage;
import mpj.lessons.story.Expectation;
import mpj.lessons.story.QueueStory;
import mpj.lessons.story.Said;
import mpj.lessons.story.Wording;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.EventKind;
import mpj.multiprocessing.trace.WaitKind;

/** Says whose item it is, how long it lay in the queue, and who waited for what. */
final class QueueNotes extends Notes {
  static final String PUT = "put {}";
  static final String GOT = "got {}";
  private static final int GROWING = 2; // each part has a queue; that of the third grows

  QueueNotes(Stage stage) {
    super(stage);
    note(PUT, line -> newest(line, EventKind.QUEUE_PUT).map(this::put).orElse(null));
    note(GOT, line -> newest(line, EventKind.QUEUE_GOT).map(got -> got(line, got)).orElse(null));
    expect(childrenEndWell());
    expect(ofEach(QueueStory::eachOnce), ofEach(QueueStory::inOrder));
    expect(() -> QueueItems.problems(run()));
    expect(
        () -> run().queues().stream().anyMatch(queue -> queue.fullTimes() > 0),
        () -> "No producer ever had to wait for room.");
    expect(() -> grown() > 1, () -> "No queue without a limit ever grew.");
    expect(
        () -> producers() > 1 && !run().events(EventKind.QUEUE_GOT).isEmpty(),
        () -> "There were not several producers and a consumer: producers=" + producers() + ".");
    predict(
        "In the third part a producer puts "
            + 2 * setting("items")
            + " items into a queue without a limit, and never pauses. How many items does the queue"
            + " hold when it is fullest?",
        this::fullest);
    seen(this::debrief);
  }

  private Expectation ofEach(Function<QueueStory, Expectation> expected) {
    return () ->
        run().queues().stream()
            .map(queue -> expected.apply(queue).problems())
            .flatMap(Collection::stream)
            .toList();
  }

  /** Returns the newest put or get of who wrote a line, if it is of this kind. */
  private Optional<Event> newest(Said line, EventKind kind) {
    return run()
        .newest(line.who(), EventKind.QUEUE_PUT, EventKind.QUEUE_GOT)
        .filter(event -> event.kind() == kind);
  }

  private String put(Event put) {
    if (WaitKind.hadToWait(put)) {
      return "the queue was full: waited " + Wording.time(put.value()) + " for room";
    }
    int size = run().queue(put.object()).size();
    return size < 2 ? null : Wording.count(size, "item") + " in the queue now";
  }

  private String got(Said line, Event got) {
    Optional<Event> put = run().queue(got.object()).putOf(got.sequence());
    String from = put.map(one -> producer(line, one)).orElse(null);
    if (WaitKind.hadToWait(got)) {
      String waited = "the queue was empty: waited " + Wording.time(got.value());
      return from == null ? waited : waited + " for " + from;
    }
    return put.map(one ->
            "from "
                + from
                + "; lay in the queue for "
                + Wording.time(Math.max(0, got.nanos() - one.nanos())))
        .orElse(null);
  }

  /** A producer writes its line after its put, and may be overtaken in between. */
  private String producer(Said got, Event put) {
    String name = put.process().name();
    boolean silent =
        run().said(name, PUT).stream().noneMatch(line -> line.word(0).equals(got.word(0)));
    return silent && !put.process().equals(run().main())
        ? name + ", whose own line comes after its put"
        : name;
  }

  private int grown() {
    return run().queues().stream()
        .filter(queue -> queue.fullTimes() == 0)
        .mapToInt(QueueStory::peak)
        .max()
        .orElse(0);
  }

  private Optional<Integer> fullest() {
    List<QueueStory> queues = run().queues();
    return queues.size() > GROWING ? Optional.of(queues.get(GROWING).peak()) : Optional.empty();
  }

  private long producers() {
    return run().said(PUT).stream().map(Said::who).distinct().count();
  }

  private String debrief() {
    List<QueueStory> queues = run().queues();
    int items = queues.stream().mapToInt(queue -> queue.gots().size()).sum();
    long full =
        queues.stream()
            .filter(queue -> queue.fullTimes() > 0)
            .flatMap(queue -> queue.puts().stream())
            .mapToLong(Event::value)
            .sum();
    return Wording.count(items, "item")
        + " (the sentinels among them) went through "
        + Wording.count(queues.size(), "queue")
        + ", each exactly once and in its producer's order. A queue without a limit held up to "
        + Wording.count(grown(), "item")
        + "; where there was a limit, the producer waited "
        + Wording.time(full)
        + " in all.";
  }
}
