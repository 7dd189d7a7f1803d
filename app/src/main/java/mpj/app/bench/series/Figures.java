package mpj.app.bench.series;

import java.util.Optional;
import java.util.OptionalDouble;
import mpj.app.bench.figure.Sample;
import mpj.app.bench.primitive.Primitive;

/**
 * What the runs of one primitive gave.
 *
 * @param ours one value a run
 * @param peer the same from the peer, where it was asked and has such a thing
 * @param yardstick the same from what ours are compared with on our own side, if there is one
 * @param complaint what was wrong with our runs, in a sentence
 */
public record Figures(
    Primitive primitive,
    Sample ours,
    Optional<Sample> peer,
    Optional<Compared> yardstick,
    Optional<String> complaint) {

  /** What ours are compared with, by name. */
  public record Compared(String name, Sample sample) {}

  /**
   * Our median divided by the peer's, for rates as for times: so a rate wants more than 1, a time
   * less. Nothing where there is no peer, or its median is 0.
   */
  public OptionalDouble ratio() {
    return ratio(peer);
  }

  /** Our median divided by the yardstick's. */
  public OptionalDouble yardstickRatio() {
    return ratio(yardstick.map(Compared::sample));
  }

  private OptionalDouble ratio(Optional<Sample> other) {
    return other.isEmpty() || other.get().median() == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(ours.median() / other.get().median());
  }
}
