package mpj.lessons.lesson5;

import static mpj.lessons.story.Expectation.equal;

import java.util.List;
import java.util.Optional;
import mpj.lessons.demo.Notes;
import mpj.lessons.demo.Stage;
import mpj.lessons.story.PipeStory;
import mpj.lessons.story.Said;
import mpj.lessons.story.Wording;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.EventKind;

/** Says for whom a receiver waited, how long an answer took, and how each pipe was ended. */
final class PipeNotes extends Notes {
  private static final String SENDS = "sends {}";
  private static final String RECEIVED = "received {}";
  private static final String SENTINEL = "received the sentinel";
  private static final String ANSWER = "sent {}";
  private static final String CLOSED = "the other end is closed";

  PipeNotes(Stage stage) {
    super(stage);
    note(SENTINEL, _ -> "a number, too: both must know it");
    note(RECEIVED, line -> pipe(line).map(pipe -> received(line, pipe)).orElse(null));
    note(ANSWER, line -> pipe(line).flatMap(pipe -> thereAndBack(line, pipe)).orElse(null));
    note(CLOSED, _ -> "end-of-file, which is no message");
    expect(childrenEndWell());
    expect(() -> !run().said(SENDS).isEmpty(), () -> "No number was sent.");
    expect(
        equal("the numbers received, in order", () -> rest(SENDS), this::numbersReceived),
        equal("sentinels", () -> 1, () -> run().said(SENTINEL).size()),
        equal(
            "the answers",
            () -> List.of("2, received 4", "3, received 9", "4, received 16"),
            () -> rest(ANSWER)),
        equal("ends of a pipe that were told", () -> 1, () -> run().said(CLOSED).size()),
        equal(
            "the messages that left the pipes",
            () -> messages(EventKind.PIPE_SENT),
            () -> messages(EventKind.PIPE_RECEIVED)));
    predict(
        "The sender sends "
            + Wording.count(setting("numbers"), "number")
            + ", and the receiver knows when the last one has come. How many messages go through"
            + " the first pipe?",
        () -> run().pipes().stream().findFirst().map(pipe -> pipe.received().size()));
    seen(this::debrief);
  }

  /** Returns the pipe from which who wrote a line received last. */
  private Optional<PipeStory> pipe(Said line) {
    return run()
        .newest(line.who(), EventKind.PIPE_RECEIVED)
        .map(received -> run().pipe(received.object()));
  }

  private static String received(Said line, PipeStory pipe) {
    return pipe.waited(line.who())
        ? "had to wait"
        : "was there; " + pipe.size() + " more in the pipe";
  }

  /** Returns how long the newest question and its answer were on their way. */
  private Optional<String> thereAndBack(Said line, PipeStory pipe) {
    Optional<Long> there =
        run()
            .newest(line.who(), EventKind.PIPE_SENT)
            .flatMap(
                sent -> pipe.receivedOf(sent).map(received -> received.nanos() - sent.nanos()));
    Optional<Long> back =
        run()
            .newest(line.who(), EventKind.PIPE_RECEIVED)
            .flatMap(
                received -> pipe.sentOf(received).map(sent -> received.nanos() - sent.nanos()));
    return there.flatMap(one ->
        back.map(other -> "there in " + Wording.time(one) + ", back in " + Wording.time(other)));
  }

  private List<String> rest(String form) {
    return run().said(form).stream().map(said -> said.word(0)).toList();
  }

  private List<String> numbersReceived() {
    return rest(RECEIVED).stream().filter(text -> !SENTINEL.endsWith(text)).toList();
  }

  private List<String> messages(EventKind kind) {
    return run().events(kind).stream()
        .map(event -> event.object() + "/" + event.sequence())
        .sorted()
        .toList();
  }

  private String debrief() {
    List<Event> sent = run().events(EventKind.PIPE_SENT);
    return Wording.count(sent.size(), "message")
        + ", "
        + Wording.count(sent.stream().mapToLong(Event::value).sum(), "byte")
        + " in all, went through two pipes in the order of sending; whoever received found the"
        + " pipe empty "
        + Wording.count(run().events(EventKind.PIPE_RECEIVE_WAITING).size(), "time")
        + " and waited. The first pipe was ended by a sentinel, the second by closing: that takes"
        + " no message, and is told just so when the process at the other end dies.";
  }
}
