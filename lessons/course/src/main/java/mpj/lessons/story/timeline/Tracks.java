package mpj.lessons.story.timeline;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The spans of a lane laid out so that on each track any two either nest or follow each other. A
 * process with several threads, or one that takes a lock before it gives back another, needs more
 * than one.
 */
public final class Tracks {
  private final List<Deque<Span>> open = new ArrayList<>();
  private final List<Placed> placed = new ArrayList<>();

  /**
   * A span with its place.
   *
   * @param span which
   * @param track on which track, from 0; its life is on the first
   * @param depth how many others it lies in there
   */
  public record Placed(Span span, int track, int depth) {}

  private Tracks() {}

  /** Lays out a lane's spans, in their order. */
  public static List<Placed> of(Lane lane) {
    var tracks = new Tracks();
    lane.spans().forEach(tracks::place);
    return tracks.placed;
  }

  private void place(Span span) {
    int track = 0;
    while (track < open.size() && !fits(open.get(track), span)) {
      track++;
    }
    if (track == open.size()) {
      open.add(new ArrayDeque<>());
    }
    placed.add(new Placed(span, track, open.get(track).size()));
    open.get(track).push(span);
  }

  private static boolean fits(Deque<Span> around, Span span) {
    while (!around.isEmpty() && around.peek().to() <= span.from()) {
      around.pop();
    }
    return around.isEmpty() || span.to() <= around.peek().to();
  }
}
