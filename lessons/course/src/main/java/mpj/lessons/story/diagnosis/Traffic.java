package mpj.lessons.story.diagnosis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import mpj.lessons.story.Holds;
import mpj.lessons.story.Wait;
import mpj.lessons.story.Wording;
import mpj.multiprocessing.trace.Actor;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.EventKind;
import mpj.multiprocessing.trace.WaitKind;

/**
 * Finds those who get nowhere while much happens: whose wish others take away again and again, and
 * those who give way to each other.
 */
final class Traffic {
  private static final int OFTEN = 10;
  private static final int GIVES_WAY = 5;
  private static final long PAUSE_NANOS = 5_000_000_000L;
  private static final Set<WaitKind> CONTESTED =
      Set.of(WaitKind.LOCK, WaitKind.SEMAPHORE, WaitKind.GET, WaitKind.PUT);
  private static final Set<EventKind> GIVEN_UP =
      Set.of(
          EventKind.LOCK_TIMED_OUT,
          EventKind.SEMAPHORE_TIMED_OUT,
          EventKind.QUEUE_GET_GAVE_UP,
          EventKind.QUEUE_PUT_GAVE_UP);
  private static final Map<EventKind, WaitKind> REFUSED =
      Map.of(
          EventKind.LOCK_REFUSED, WaitKind.LOCK, EventKind.SEMAPHORE_REFUSED, WaitKind.SEMAPHORE);

  private final Holds holds;
  private final Map<Key, Wish> wishes = new HashMap<>();

  private record Key(Actor who, WaitKind kind, String object) {}

  /** Reads who holds what from what is told of each event before this. */
  Traffic(Holds holds) {
    this.holds = holds;
  }

  void add(Event event) {
    Actor who = event.process();
    WaitKind begun = WaitKind.begunBy(event.kind());
    WaitKind over = WaitKind.endedBy(event.kind());
    if (GIVEN_UP.contains(event.kind())) {
      givenUp(over, event);
    } else if (REFUSED.containsKey(event.kind())) {
      begins(REFUSED.get(event.kind()), event);
      givenUp(REFUSED.get(event.kind()), event);
    } else if (isRelease(event.kind())) {
      wishes.values().stream().filter(w -> w.who().equals(who)).forEach(Wish::gaveWay);
    } else if (begun != null && CONTESTED.contains(begun)) {
      begins(begun, event);
    } else if (over != null && CONTESTED.contains(over)) {
      taken(over, event);
    }
    if (isStep(event.kind())) {
      // Who gets anything else done gets on; but another thread of it may wait all the same.
      wishes.values().removeIf(wish -> wish.who().equals(who) && !wish.isOpen());
    }
    if (event.kind() == EventKind.PROCESS_ENDED) {
      wishes.keySet().removeIf(key -> key.who().equals(who));
    }
  }

  /** To get a lock or a permit is no step yet: what one does with it is. */
  private static boolean isStep(EventKind kind) {
    boolean takes = kind == EventKind.LOCK_ACQUIRED || kind == EventKind.SEMAPHORE_ACQUIRED;
    boolean fails = GIVEN_UP.contains(kind) || REFUSED.containsKey(kind);
    return !takes && !isRelease(kind) && !fails && WaitKind.begunBy(kind) == null;
  }

  private static boolean isRelease(EventKind kind) {
    return kind == EventKind.LOCK_RELEASED || kind == EventKind.SEMAPHORE_RELEASED;
  }

  private void begins(WaitKind kind, Event event) {
    var key = new Key(event.process(), kind, event.object());
    var wait = new Wait(kind, event);
    Wish wish = wishes.computeIfAbsent(key, _ -> new Wish(wait));
    if (!wish.isOpen() && event.nanos() - wish.lastNanos() > PAUSE_NANOS) {
      wish = new Wish(wait);
      wishes.put(key, wish);
    }
    wish.begins(event.nanos(), holds.owners(wait));
  }

  private void givenUp(WaitKind kind, Event event) {
    Wish wish = wishes.get(new Key(event.process(), kind, event.object()));
    if (wish != null) {
      wish.givenUp(event.nanos(), !holds.by(event.process()).isEmpty());
    }
  }

  private void taken(WaitKind kind, Event event) {
    wishes.remove(new Key(event.process(), kind, event.object()));
    wishes.forEach((key, wish) -> {
      if (key.kind() == kind && key.object().equals(event.object())) {
        wish.takenBy(event.process());
      }
    });
  }

  /** Names what has gone on for so long, if it is to be named. */
  Optional<Finding> name(long now, long limitNanos, Probe probe) {
    List<Wish> current =
        wishes.values().stream()
            .filter(wish -> wish.isOpen() || now - wish.lastNanos() < PAUSE_NANOS)
            .filter(wish -> age(wish, now) >= limitNanos / 2)
            .filter(wish -> wish.concerned().stream().noneMatch(w -> probe.isStopped(w.pid())))
            .toList();
    List<Wish> old = current.stream().filter(w -> age(w, now) >= limitNanos).toList();
    // Those who give way to each other need not have begun at the same moment.
    List<Wish> polite = old.isEmpty() ? List.of() : polite(current);
    return polite.stream().anyMatch(old::contains)
        ? Optional.of(livelock(polite))
        : starved(old, now);
  }

  private static long age(Wish wish, long now) {
    return now - wish.wish().since();
  }

  /** Those who give way to one another. */
  private static List<Wish> polite(List<Wish> old) {
    List<Wish> polite =
        new ArrayList<>(old.stream().filter(w -> w.timesGivenWay() >= GIVES_WAY).toList());
    while (polite.removeIf(wish -> polite.stream().noneMatch(other -> givesWay(wish, other)))) {
      // Whoever gave way only to one that gets on is no part of it.
    }
    return polite;
  }

  private static boolean givesWay(Wish wish, Wish other) {
    return !wish.who().equals(other.who()) && wish.foundAt().contains(other.who());
  }

  private static Finding livelock(List<Wish> polite) {
    return new Finding(
        VerdictKind.LIVELOCK,
        Telling.names(polite.stream().map(Wish::who).toList())
            + " are busy and get nowhere: each gives up what another has, gives way, and tries"
            + " again",
        polite.stream()
            .map(wish ->
                new Clue(
                    wish.who(),
                    "gave up "
                        + wish.wish().object()
                        + " and gave way "
                        + Wording.count(wish.timesGivenWay(), "time"),
                    wish.wish()))
            .toList(),
        "take the locks in one order everywhere, or wait a time that differs before the next try");
  }

  private static Optional<Finding> starved(List<Wish> old, long now) {
    return old.stream()
        .filter(wish -> wish.takings().values().stream().anyMatch(times -> times >= OFTEN))
        .findFirst()
        .map(wish -> starved(wish, now));
  }

  private static Finding starved(Wish wish, long now) {
    String takers =
        wish.takings().entrySet().stream()
            .filter(taker -> taker.getValue() >= OFTEN)
            .map(taker -> taker.getKey().name() + " " + Wording.count(taker.getValue(), "time"))
            .sorted()
            .collect(Collectors.joining(", "));
    String waited = Wording.time(now - wish.wish().since());
    return new Finding(
        VerdictKind.STARVATION,
        wish.who().name() + " never gets its turn, while others take what it waits for",
        List.of(
            new Clue(
                wish.who(),
                "has wanted "
                    + wish.wish().object()
                    + " for "
                    + waited
                    + "; meanwhile got it: "
                    + takers,
                wish.wish())),
        "hold it for a shorter time, and leave a pause before you take it again");
  }
}
