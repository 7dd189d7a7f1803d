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
 * @param complaint what was wrong with our runs, in a sentence
 */
public record Figures(
    Primitive primitive, Sample ours, Optional<Sample> peer, Optional<String> complaint) {

  /**
   * Our median divided by the peer's, for rates as for times: so a rate wants more than 1, a time
   * less.
   */
  public OptionalDouble ratio() {
    return peer.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(ours.median() / peer.get().median());
  }
}
