package mpj.app.bench.primitive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import mpj.app.bench.figure.CheckFailedException;
import org.junit.jupiter.api.Test;

class PrimitivesTest {
  @Test
  void shouldHaveTheKeysOfTheManual() {
    assertThat(Primitives.keys())
        .containsExactly(
            "start_join_ms_spawn",
            "lock_uncontended_ops_s",
            "lock_2procs_ops_s",
            "lock_4procs_ops_s",
            "queue_1p1c_items_s",
            "pool_map_chunk1_tasks_s",
            "pool_map_default_tasks_s",
            "manager_list_append_ops_s",
            "manager_list_append_4procs_ops_s");
  }

  @Test
  void shouldFindAPrimitiveByItsKey() {
    assertThat(Primitives.named("queue_1p1c_items_s"))
        .hasValueSatisfying(found -> assertThat(found.unit()).isEqualTo("items/s"));
    assertThat(Primitives.named("queue")).isEmpty();
  }

  @Test
  void shouldWantTimesLowAndRatesHigh() {
    for (Primitive primitive : Primitives.all()) {
      boolean rate = primitive.key().endsWith("_s");
      assertThat(primitive.better() == Primitive.Better.HIGHER).as(primitive.key()).isEqualTo(rate);
    }
  }

  @Test
  void shouldCountAllPairsFromTheFirstBeginToTheLastEnd() {
    var shares =
        List.of(new Share(3_000, 0, 900_000_000), new Share(1_000, 100_000_000, 1_000_000_000));

    assertThat(Contest.rate(shares)).isEqualTo(4_000);
    assertThat(Contest.leastServed(shares)).isEqualTo(0.5);
  }

  @Test
  void shouldComplainOnlyWhenAProcessWasKeptOutInMostRuns() {
    var session = new LockPairs.Contended("lock_2procs_ops_s", 2);
    var fair = List.of(new Share(6_000, 0, 1_000), new Share(4_000, 0, 1_000));
    var unfair = List.of(new Share(9_000, 0, 1_000), new Share(1_000, 0, 1_000));

    session.rate(fair);
    session.rate(unfair);
    session.rate(fair);
    assertThat(session.complaint()).isEmpty();

    session.rate(unfair);
    session.rate(unfair);
    assertThat(session.complaint())
        .hasValueSatisfying(
            sentence -> assertThat(sentence).contains("key=lock_2procs_ops_s leastServed=0.200"));
  }

  @Test
  void shouldFailWhenTheQueueLosesAnItem() {
    assertThat(QueueItems.rate(1_000_000_000, 79_999_800_000L)).isEqualTo(400_000);
    assertThatThrownBy(() -> QueueItems.rate(1_000_000_000, 79_999_799_999L))
        .isInstanceOf(CheckFailedException.class)
        .hasMessageContaining("sum=79999799999");
  }

  @Test
  void shouldRepeatABatchUntilTheTimeIsOver() throws Exception {
    Share share = Share.of(() -> 5, Duration.ofMillis(20));

    assertThat(share.ended() - share.begun()).isGreaterThanOrEqualTo(20_000_000);
    assertThat(share.operations()).isPositive().matches(count -> count % 5 == 0);
    assertThat(Share.unpacked(share.packed())).isEqualTo(share);
  }
}
