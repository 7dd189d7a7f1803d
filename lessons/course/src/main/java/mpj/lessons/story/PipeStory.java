package mpj.lessons.story;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import mpj.multiprocessing.trace.Actor;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.EventKind;

/**
 * What went into a pipe, what came out, and who waited. A message is known by its number, which the
 * pipe counts in each direction: it was sent by another process than the one that received it.
 */
public final class PipeStory extends ObjectStory {
  static final Set<EventKind> KINDS =
      Set.of(
          EventKind.PIPE_SEND_WAITING,
          EventKind.PIPE_SEND_GAVE_UP,
          EventKind.PIPE_SENT,
          EventKind.PIPE_RECEIVE_WAITING,
          EventKind.PIPE_RECEIVE_GAVE_UP,
          EventKind.PIPE_RECEIVED);

  private final List<Event> sent = new ArrayList<>();
  private final List<Event> received = new ArrayList<>();
  private final Set<Actor> waiting = new HashSet<>();
  private final Map<Actor, Boolean> waited = new HashMap<>();
  private int emptyTimes;

  PipeStory(String object) {
    super(object, KINDS);
  }

  @Override
  void happened(Event event) {
    switch (event.kind()) {
      case PIPE_SENT -> sent.add(event);
      case PIPE_RECEIVE_WAITING -> {
        emptyTimes++;
        waiting.add(event.process());
      }
      case PIPE_RECEIVE_GAVE_UP -> waiting.remove(event.process());
      case PIPE_RECEIVED -> {
        received.add(event);
        waited.put(event.process(), waiting.remove(event.process()));
      }
      default -> {}
    }
  }

  /** Returns what was sent, in the order in which it was told. */
  public List<Event> sent() {
    return Collections.unmodifiableList(sent);
  }

  /** Returns what was received, in the order in which it was told. */
  public List<Event> received() {
    return Collections.unmodifiableList(received);
  }

  /** Returns how many messages are in it, in both directions together. */
  public int size() {
    return Math.max(0, sent.size() - received.size());
  }

  /** Returns how often a process found it empty. */
  public int emptyTimes() {
    return emptyTimes;
  }

  /** Returns whether this process waited for the last message that it received. */
  public boolean waited(Actor receiver) {
    return waited.getOrDefault(receiver, false);
  }

  /** Returns the sending of a message that was received; empty if it is not known yet. */
  public Optional<Event> sentOf(Event reception) {
    return counterpart(reception, sent);
  }

  /** Returns the reception of a message that was sent; empty if it is not known yet. */
  public Optional<Event> receivedOf(Event sending) {
    return counterpart(sending, received);
  }

  private static Optional<Event> counterpart(Event event, List<Event> others) {
    return others.reversed().stream()
        .filter(other -> other.sequence() == event.sequence())
        .filter(other -> !other.process().equals(event.process()))
        .findFirst();
  }
}
