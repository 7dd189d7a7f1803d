package mpj.lessons.story.diagnosis;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import mpj.lessons.story.Wait;
import mpj.multiprocessing.trace.Actor;

/** What one process wants and has not got, over all its attempts. */
final class Wish {
  private final Wait first;
  private final Map<Actor, Integer> takenBy = new HashMap<>();
  private final Set<Actor> foundAt = new HashSet<>();
  private int openWaits;
  private int gaveUp;
  private int handsFull;
  private int gaveWay;
  private long lastNanos;

  Wish(Wait first) {
    this.first = first;
  }

  /** Another attempt begins; {@code holders} have it at that moment. */
  void begins(long nanos, Iterable<Actor> holders) {
    openWaits++;
    lastNanos = nanos;
    holders.forEach(foundAt::add);
  }

  /** An attempt was given up, by one that had something else, or nothing. */
  void givenUp(long nanos, boolean hasSomething) {
    openWaits = Math.max(0, openWaits - 1);
    lastNanos = nanos;
    gaveUp++;
    handsFull += hasSomething ? 1 : 0;
  }

  /** Who wants it gave something back. */
  void gaveWay() {
    gaveWay++;
  }

  /** Another got it. */
  void takenBy(Actor other) {
    takenBy.merge(other, 1, Integer::sum);
  }

  Actor who() {
    return first.who();
  }

  Wait wish() {
    return first;
  }

  /** Returns whether an attempt lasts. */
  boolean isOpen() {
    return openWaits > 0;
  }

  /** Returns how often it was given up in favour of others, with what was had given back. */
  int timesGivenWay() {
    return Math.min(gaveUp, Math.min(handsFull, gaveWay));
  }

  /** Returns who had it when it was wanted. */
  Set<Actor> foundAt() {
    return foundAt;
  }

  /** Returns how often each of the others got it meanwhile. */
  Map<Actor, Integer> takings() {
    return takenBy;
  }

  /** Returns who wants it, and whoever got it meanwhile. */
  Set<Actor> concerned() {
    var all = new HashSet<>(takenBy.keySet());
    all.add(who());
    return all;
  }

  /** Returns when it was last wanted or given up. */
  long lastNanos() {
    return lastNanos;
  }
}
