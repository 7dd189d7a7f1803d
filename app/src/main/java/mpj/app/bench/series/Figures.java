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
   * How many times as good ours is as the peer's, by the medians: above 1 ours is better, for rates
   * as for times.
   */
  public OptionalDouble ratio() {
    if (peer.isEmpty()) {
      return OptionalDouble.empty();
    }
    double our = ours.median();
    double their = peer.get().median();
    return OptionalDouble.of(
        primitive.better() == Primitive.Better.HIGHER ? our / their : their / our);
  }
}
