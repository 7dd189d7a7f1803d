package mpj.lessons.lesson4;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mpj.multiprocessing.trace.Actor;
import mpj.multiprocessing.trace.Event;

/** Who has which lock and who wants which, after the newest event. */
final class WaitForGraph {
  /** One arrow of the graph: {@code who} wants a lock that {@code holder} has. */
  record Want(Actor who, String lock, Actor holder) {}

  private final Map<String, Actor> holders = new LinkedHashMap<>();
  private final Map<Actor, Event> wants = new HashMap<>();

  void add(Event event) {
    switch (event.kind()) {
      case LOCK_WAITING -> wants.put(event.process(), event);
      case LOCK_TIMED_OUT -> wants.remove(event.process());
      case LOCK_ACQUIRED -> {
        wants.remove(event.process());
        holders.put(event.object(), event.process());
      }
      case LOCK_RELEASED -> holders.remove(event.object(), event.process());
      case LOCK_FREED -> holders.remove(event.object(), event.peer());
      case PROCESS_ENDED -> wants.remove(event.process());
      default -> {}
    }
  }

  /** Returns who has this lock. */
  Optional<Actor> holder(String lock) {
    return Optional.ofNullable(holders.get(lock));
  }

  /** Returns the locks that this process has. */
  List<String> heldBy(Actor who) {
    return holders.keySet().stream().filter(lock -> holders.get(lock).equals(who)).toList();
  }

  /** Returns what this process waits for. */
  Optional<Want> wantOf(Actor who) {
    return Optional.ofNullable(wants.get(who))
        .map(wait -> new Want(who, wait.object(), holderOf(wait)));
  }

  // Whom the waiter found there, unless another has taken the lock since.
  private Actor holderOf(Event wait) {
    return holders.getOrDefault(wait.object(), wait.peer());
  }

  /** Returns who waits for a lock that this process has. */
  List<Actor> waitingFor(Actor holder) {
    return wants.keySet().stream()
        .filter(who -> wantOf(who).filter(want -> holder.equals(want.holder())).isPresent())
        .toList();
  }

  /** Returns a circle in which each waits for the next and the last for the first; else nothing. */
  List<Want> circle() {
    for (Actor start : holders.values()) {
      List<Want> path = new ArrayList<>();
      Optional<Want> next = wantOf(start);
      while (next.isPresent() && path.size() <= wants.size()) {
        path.add(next.get());
        if (start.equals(next.get().holder())) {
          return path;
        }
        next = next.map(Want::holder).flatMap(this::wantOf);
      }
    }
    return List.of();
  }

  /** Returns a circle as one would say it: who has what and wants what. */
  static String inWords(List<Want> circle) {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < circle.size(); i++) {
      Want want = circle.get(i);
      String has = circle.get((i + circle.size() - 1) % circle.size()).lock();
      parts.add(want.who().name() + " has " + has + " and wants " + want.lock());
    }
    return String.join("; ", parts);
  }
}
