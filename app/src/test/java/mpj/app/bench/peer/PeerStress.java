package mpj.app.bench.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.util.stream.Stream;
import mpj.app.bench.primitive.Primitive;
import mpj.app.bench.primitive.Primitives;
import mpj.multiprocessing.ProcessTree;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every key of ours, once by us and once by Python, each of which checks its own results. */
class PeerStress {
  static Stream<String> keys() {
    return Primitives.keys().stream();
  }

  @AfterAll
  static void end() {
    ProcessTree.shutdown();
  }

  @ParameterizedTest
  @MethodSource("keys")
  void shouldMeasureOurs(String key) throws Exception {
    try (Primitive.Session session = Primitives.named(key).orElseThrow().opening().open()) {
      assertThat(session.run()).isPositive();
    }
  }

  @ParameterizedTest
  @MethodSource("keys")
  void shouldMeasurePythons(String key) throws Exception {
    try (Peer peer = python()) {
      assertThat(peer.run(key).orElseThrow()).isPositive();
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
