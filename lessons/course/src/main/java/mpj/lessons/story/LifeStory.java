package mpj.lessons.story;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mpj.multiprocessing.trace.Actor;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.EventKind;

/** Through which states one process went, as its own events tell. */
public final class LifeStory implements Follower {
  /** The states of a process's life. */
  public enum State {
    /** Nothing is heard of it: it is not started, or its JVM boots. */
    NEW,
    /** Its task runs. */
    RUNNING,
    /** It waits for another process. */
    BLOCKED,
    /** It has ended. */
    TERMINATED
  }

  /** A state and the time at which it began, by {@link System#nanoTime()}. */
  private record Change(long nanos, State state) {}

  private final Actor who;
  private final Waits waits = new Waits();
  private final List<Change> changes = new ArrayList<>();
  private Wait newest;

  LifeStory(Actor who) {
    this.who = who;
  }

  @Override
  public void add(Event event) {
    if (!event.process().equals(who)) {
      return;
    }
    waits.add(event);
    List<Wait> lasting = waits.of(who);
    if (!lasting.isEmpty()) {
      newest = lasting.getLast();
    }
    State now = event.kind() == EventKind.PROCESS_ENDED ? State.TERMINATED : alive(lasting);
    if (now != state()) {
      changes.add(new Change(event.nanos(), now));
    }
  }

  private static State alive(List<Wait> lasting) {
    return lasting.isEmpty() ? State.RUNNING : State.BLOCKED;
  }

  /** Returns the state after the newest event. */
  public State state() {
    return changes.isEmpty() ? State.NEW : changes.getLast().state();
  }

  /** Returns the state that it had at a time. */
  public State at(long nanos) {
    State then = State.NEW;
    for (Change change : changes) {
      if (change.nanos() - nanos <= 0) {
        then = change.state();
      }
    }
    return then;
  }

  /** Returns all states that it had, in order; it may have been in one more than once. */
  public List<State> states() {
    var states = new ArrayList<>(List.of(State.NEW));
    changes.forEach(change -> states.add(change.state()));
    return states;
  }

  /** Returns its newest wait, which may be over; empty if it never had to wait. */
  public Optional<Wait> newestWait() {
    return Optional.ofNullable(newest);
  }
}
