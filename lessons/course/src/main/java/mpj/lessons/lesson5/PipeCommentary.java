package mpj.lessons.lesson5;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import mpj.lessons.Commentary;
import mpj.lessons.Findings;
import mpj.lessons.story.Recording;
import mpj.lessons.story.Wording;
import mpj.multiprocessing.trace.Actor;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.EventKind;
import mpj.multiprocessing.trace.OutputLine;

/** Says for whom a receiver waited, how long an answer took, and how each pipe was ended. */
final class PipeCommentary implements Commentary {
  private static final String SENDS = "sends ";
  private static final String RECEIVED = "received ";
  private static final String SENTINEL = "received the sentinel";
  private static final String ANSWER = "sent ";
  private static final String CLOSED = "the other end is closed";

  private final Set<Actor> waiting = new HashSet<>();
  private int inPipe;
  private long sentNanos;

  // How long the last two messages were on their way: where two take turns, there and back.
  private long there;
  private long back;

  @Override
  public void event(Event event) {
    switch (event.kind()) {
      case PIPE_SENT -> {
        inPipe++;
        sentNanos = event.nanos();
      }
      case PIPE_RECEIVE_WAITING -> waiting.add(event.process());
      case PIPE_RECEIVED -> {
        inPipe--;
        there = back;
        back = event.nanos() - sentNanos;
      }
      default -> {}
    }
  }

  @Override
  public String note(OutputLine line) {
    Actor who = line.process();
    boolean waited = waiting.remove(who);
    String text = line.text();
    if (text.equals(SENTINEL)) {
      return "a number, too: both must know it";
    }
    if (text.startsWith(RECEIVED)) {
      return waited ? "had to wait" : "was there; " + Math.max(0, inPipe) + " more in the pipe";
    }
    if (text.startsWith(ANSWER)) {
      return "there in " + Wording.time(there) + ", back in " + Wording.time(back);
    }
    return text.equals(CLOSED) ? "end-of-file, which is no message" : null;
  }

  @Override
  public List<String> check(Recording recording) {
    List<String> numbers = rest(recording, SENDS);
    List<String> back =
        rest(recording, RECEIVED).stream().filter(text -> !SENTINEL.endsWith(text)).toList();
    return new Findings(recording)
        .require(!numbers.isEmpty(), "No number was sent.")
        .requireEqual("the numbers received, in order", numbers, back)
        .requireEqual("sentinels", 1, recording.lines(SENTINEL).size())
        .requireEqual(
            "the answers",
            List.of("2, received 4", "3, received 9", "4, received 16"),
            rest(recording, ANSWER))
        .requireEqual("ends of a pipe that were told", 1, recording.lines(CLOSED).size())
        .requireEqual(
            "the messages that left the pipes",
            messages(recording, EventKind.PIPE_SENT),
            messages(recording, EventKind.PIPE_RECEIVED))
        .problems();
  }

  private static List<String> rest(Recording recording, String start) {
    return recording.lines(start).stream().map(line -> Findings.rest(line, start)).toList();
  }

  private static List<String> messages(Recording recording, EventKind kind) {
    return recording.events(kind).stream()
        .map(event -> event.object() + "/" + event.sequence())
        .sorted()
        .toList();
  }

  @Override
  public String seen(Recording recording) {
    List<Event> sent = recording.events(EventKind.PIPE_SENT);
    return Wording.count(sent.size(), "message")
        + ", "
        + Wording.count(sent.stream().mapToLong(Event::value).sum(), "byte")
        + " in all, went through two pipes in the order of sending; whoever received found the"
        + " pipe empty "
        + Wording.count(recording.events(EventKind.PIPE_RECEIVE_WAITING).size(), "time")
        + " and waited. The first pipe was ended by a sentinel, the second by closing: that takes"
        + " no message, and is told just so when the process at the other end dies.";
  }
}
