package mpj.lessons.story.diagnosis;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mpj.multiprocessing.trace.Actor;

/** Finds the lines of the source; asks each process only once, and not too many. */
final class Lines {
  private static final int MOST_ASKED = 8;

  private final Probe probe;
  private final Map<Actor, List<Place>> places = new HashMap<>();

  Lines(Probe probe) {
    this.probe = probe;
  }

  /** Of several threads, the one in the operation that the wait belongs to; else all of them. */
  String of(Clue clue) {
    List<Place> all = places(clue.who());
    List<Place> fitting =
        clue.wish() == null
            ? List.of()
            : all.stream().filter(place -> place.fits(clue.wish())).toList();
    Stream<Place> chosen = fitting.isEmpty() ? all.stream() : fitting.stream();
    return chosen.map(Place::at).distinct().collect(Collectors.joining(" or "));
  }

  /** A stopped process cannot answer. */
  private List<Place> places(Actor who) {
    List<Place> known = places.get(who);
    if (known == null) {
      boolean asked = places.size() < MOST_ASKED && !probe.isStopped(who.pid());
      known = asked ? probe.places(who.pid()) : List.of();
      places.put(who, known);
    }
    return known;
  }
}
