package mpj.app.bench.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;
import mpj.app.bench.primitive.Primitives;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every key of ours once by Python, which checks its own results; ours are PrimitivesTest's. */
class PeerStress {
  /** Python's locks stay held by the dead, and it has nothing like a tree that is traced. */
  private static final Set<String> OURS_ALONE =
      Set.of("death_with_records_ms", "starts_in_old_tree_ms");

  /** Python keeps nothing of queues, and its children at rest do nothing. */
  private static final Set<String> MAY_BE_NOTHING = Set.of("bytes_kept", "idle_cpu_percent");

  static Stream<String> keys() {
    return Primitives.keys().stream();
  }

  @ParameterizedTest
  @MethodSource("keys")
  void shouldMeasurePythons(String key) throws Exception {
    try (Peer peer = python()) {
      OptionalDouble figure = peer.run(key);
      assertThat(figure.isEmpty()).isEqualTo(OURS_ALONE.contains(key));
      assertThat(figure.orElse(1)).isGreaterThanOrEqualTo(0);
      assertThat(figure.orElse(1) > 0 || MAY_BE_NOTHING.contains(key)).isTrue();
    }
  }

  private static Peer python() throws InterruptedException {
    try {
      return Peer.start("python3");
    } catch (PeerException e) {
      return abort("there is no python3 to compare with");
    }
  }
}
