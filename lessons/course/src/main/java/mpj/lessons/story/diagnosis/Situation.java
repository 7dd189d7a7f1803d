package mpj.lessons.story.diagnosis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import mpj.multiprocessing.trace.Actor;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.WaitKind;

/** Who waits for what and who has what, after the newest event. */
final class Situation {
  private final List<Wait> waits = new ArrayList<>();
  private final List<Hold> holds = new ArrayList<>();
  private final Set<String> signals = new HashSet<>();
  private final Set<Actor> begun = new HashSet<>();
  private final Set<Actor> ended = new HashSet<>();
  private final Map<Actor, Long> tasks = new HashMap<>();

  void add(Event event) {
    begun.add(event.process());
    WaitKind begun = WaitKind.begunBy(event.kind());
    if (begun != null) {
      waits.add(wait(begun, event));
    }
    WaitKind over = WaitKind.endedBy(event.kind());
    if (over != null && WaitKind.hadToWait(event)) {
      removeFirst(waits, wait -> isEnd(wait, over, event));
    }
    switch (event.kind()) {
      case LOCK_ACQUIRED, SEMAPHORE_ACQUIRED -> taken(event);
      case LOCK_RELEASED -> released(event);
      case SEMAPHORE_RELEASED -> permits(event);
      case LOCK_FREED, SEMAPHORE_FREED ->
          holds.removeIf(
              hold -> hold.who().equals(event.peer()) && hold.object().equals(event.object()));
      case TASK_BEGAN -> tasks.put(event.process(), event.nanos());
      case TASK_ENDED -> taskEnded(event);
      case PROCESS_ENDED -> {
        ended.add(event.process());
        waits.removeIf(wait -> wait.who().equals(event.process()));
      }
      default -> {}
    }
  }

  private static Wait wait(WaitKind kind, Event event) {
    Actor peer = event.peer();
    String object = kind == WaitKind.JOIN && peer != null ? peer.name() : event.object();
    return new Wait(event.process(), kind, object, peer, event.nanos());
  }

  private static boolean isEnd(Wait wait, WaitKind over, Event event) {
    return wait.kind() == over
        && wait.who().equals(event.process())
        && (over == WaitKind.JOIN
            ? event.peer() != null && event.peer().equals(wait.peer())
            : wait.object().equals(event.object()));
  }

  private void taken(Event event) {
    if (!signals.contains(event.object())) {
      holds.add(new Hold(event.process(), event.object(), event.nanos(), false));
    }
  }

  /** A lock may be released by another than its holder. */
  private void released(Event event) {
    if (!removeFirst(holds, hold -> isHold(hold, event))) {
      removeFirst(holds, hold -> hold.object().equals(event.object()));
    }
  }

  /** A semaphore that one releases who never acquired it passes signals: nobody holds it. */
  private void permits(Event event) {
    for (long permit = 0; permit < event.value(); permit++) {
      if (!removeFirst(holds, hold -> isHold(hold, event))) {
        signals.add(event.object());
        holds.removeIf(hold -> hold.object().equals(event.object()));
        return;
      }
    }
  }

  private static boolean isHold(Hold hold, Event event) {
    return hold.who().equals(event.process()) && hold.object().equals(event.object());
  }

  private void taskEnded(Event event) {
    long began = tasks.getOrDefault(event.process(), Long.MAX_VALUE);
    holds.replaceAll(hold ->
        hold.who().equals(event.process()) && hold.since() >= began
            ? new Hold(hold.who(), hold.object(), hold.since(), true)
            : hold);
  }

  private static <T> boolean removeFirst(List<T> all, Predicate<T> which) {
    for (T one : all) {
      if (which.test(one)) {
        return all.remove(one);
      }
    }
    return false;
  }

  /** Returns whether a process was heard of; before that its JVM boots. */
  boolean hasBegun(Actor who) {
    return begun.contains(who);
  }

  /** Returns the waits that last, in the order of their beginnings. */
  List<Wait> waits() {
    return waits.stream().sorted(Comparator.comparingLong(Wait::since)).toList();
  }

  /** Returns what this process waits for; more than one thing if it has several threads. */
  List<Wait> waitsOf(Actor who) {
    return waits.stream().filter(wait -> wait.who().equals(who)).toList();
  }

  /** Returns who has it; nobody if it is used to pass signals. */
  List<Hold> holdsOf(String object) {
    return holds.stream().filter(hold -> hold.object().equals(object)).toList();
  }

  /** Returns this process's newest hold of an object. */
  Optional<Hold> hold(Actor who, String object) {
    return holdsOf(object).stream()
        .filter(hold -> hold.who().equals(who))
        .reduce((older, newer) -> newer);
  }

  /** Returns whether this process has anything. */
  boolean holdsAnything(Actor who) {
    return holds.stream().anyMatch(hold -> hold.who().equals(who));
  }

  /** Returns whether this process is known to have ended. */
  boolean hasEnded(Actor who) {
    return ended.contains(who);
  }

  /** Returns who must act for this wait to end; empty if that could be anybody. */
  List<Actor> owners(Wait wait) {
    return switch (wait.kind()) {
      case JOIN -> wait.peer() == null ? List.of() : List.of(wait.peer());
      case LOCK, SEMAPHORE -> holdsOf(wait.object()).stream().map(Hold::who).distinct().toList();
      default -> List.of();
    };
  }
}
