package mpj.app.bench.primitive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import mpj.app.bench.figure.CheckFailedException;
import mpj.multiprocessing.ProcessTree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrimitivesTest {
  @Test
  void shouldHaveTheKeysOfTheManual() {
    assertThat(Primitives.keys())
        .containsExactly(
            "start_join_ms_spawn",
            "start_join_ms_forkserver",
            "forkserver_sustained_starts_s",
            "lock_uncontended_ops_s",
            "lock_2procs_ops_s",
            "lock_4procs_ops_s",
            "value_incr_2procs_ops_s",
            "semaphore_roundtrip_us",
            "barrier4_cycles_s",
            "pipe_roundtrip_us",
            "pipe_64k_MB_s",
            "pipe_1024k_MB_s",
            "pipe_order_items_s",
            "pipe_order_cold_items_s",
            "queue_1p1c_items_s",
            "queue_2p2c_items_s",
            "queue_100_items_s",
            "queue_100_cold_items_s",
            "queue_1k_items_s",
            "queue_1k_cold_items_s",
            "queue_16k_items_s",
            "queue_16k_cold_items_s",
            "queue_256k_items_s",
            "queue_256k_cold_items_s",
            "queue_string200_items_s",
            "queue_string200_cold_items_s",
            "queue_order_items_s",
            "queue_order_cold_items_s",
            "pool2_create_ms",
            "pool2_first_result_ms",
            "pool_map_chunk1_tasks_s",
            "pool_map_default_tasks_s",
            "pool_map_100_tasks_s",
            "pool_map_100_cold_tasks_s",
            "pool_map_1k_tasks_s",
            "pool_map_1k_cold_tasks_s",
            "pool_map_16k_tasks_s",
            "pool_map_16k_cold_tasks_s",
            "pool_map_order_tasks_s",
            "pool_map_order_cold_tasks_s",
            "pool_imap_unordered_tasks_s",
            "pool_apply_us",
            "manager_start_ms",
            "manager_list_append_ops_s",
            "manager_list_append_4procs_ops_s",
            "list_1k_append_4procs_ops_s",
            "list_1k_append_4procs_cold_ops_s",
            "dict_putget_100_calls_s",
            "dict_putget_100_cold_calls_s",
            "dict_putget_1k_calls_s",
            "dict_putget_1k_cold_calls_s",
            "dict_putget_order_calls_s",
            "dict_putget_order_cold_calls_s",
            "shared_array_sum_GB_s",
            "shared_array_copy_GB_s",
            "queues_made_s",
            "bytes_kept",
            "death_with_records_ms",
            "starts_in_old_tree_ms",
            "idle_cpu_percent",
            "lesson7_50procs_s",
            "primes_speedup");
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
      boolean rate = primitive.unit().endsWith("/s") || primitive.unit().equals("times");
      assertThat(primitive.better() == Primitive.Better.HIGHER).as(primitive.key()).isEqualTo(rate);
      String ending = primitive.unit().endsWith("/s") || primitive.unit().equals("s") ? "_s" : "";
      assertThat(primitive.key()).endsWith(ending);
    }
  }

  @Test
  void shouldCountAllPairsFromTheFirstBeginToTheLastEnd() {
    var shares =
        List.of(
            new Share(500, 3_000, 0, 900_000_000),
            new Share(700, 1_000, 100_000_000, 1_000_000_000));

    assertThat(Contest.rate(shares)).isEqualTo(4_000);
    assertThat(Contest.leastServed(shares)).isEqualTo(0.5);
  }

  @Test
  void shouldComplainOnlyWhenAProcessWasKeptOutInMostRuns() {
    var session = new LockPairs.Contended("lock_2procs_ops_s", 2);
    var fair = List.of(new Share(0, 6_000, 0, 1_000), new Share(0, 4_000, 0, 1_000));
    var unfair = List.of(new Share(0, 9_000, 0, 1_000), new Share(0, 1_000, 0, 1_000));

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
    long[] one = {500, 900_000_500, 79_999_800_000L};
    long[] other = {100_000_500, 1_000_000_500, 79_999_800_000L};
    assertThat(QueueItems.rate(List.of(one, other))).isEqualTo(800_000);
    assertThatThrownBy(() -> QueueItems.rate(List.of(new long[] {0, 1, 79_999_799_999L})))
        .isInstanceOf(CheckFailedException.class)
        .hasMessageContaining("sum=79999799999");
  }

  @Test
  void shouldFailWhenThePoolCountsOtherPrimes() {
    assertThatNoException().isThrownBy(() -> PrimesSpeedup.check(9, 9));
    assertThatThrownBy(() -> PrimesSpeedup.check(9, 8))
        .isInstanceOf(CheckFailedException.class)
        .hasMessageContaining("expected=9 counted=8");
  }

  @Test
  void shouldFailWhenAnIncrementIsLost() {
    var shares = List.of(new Share(10, 3_000, 0, 1_000_000), new Share(20, 1_000, 0, 1_000_000));

    assertThat(ValueIncrements.rate(shares, 4_030)).isEqualTo(4_000_000);
    assertThatThrownBy(() -> ValueIncrements.rate(shares, 4_029))
        .isInstanceOf(CheckFailedException.class)
        .hasMessageContaining("value=4029 increments=4030");
  }

  @Test
  void shouldFailWhenAPermitIsLostOrMadeUp() {
    var share = new Share(100, 1_000, 0, 5_000_000);

    assertThat(SemaphoreTrips.microseconds(share, 1_100, 0)).isEqualTo(5);
    assertThatThrownBy(() -> SemaphoreTrips.microseconds(share, 1_099, 0))
        .isInstanceOf(CheckFailedException.class)
        .hasMessageContaining("trips=1100 answered=1099 left=0");
    assertThatThrownBy(() -> SemaphoreTrips.microseconds(share, 1_100, 1))
        .isInstanceOf(CheckFailedException.class)
        .hasMessageContaining("left=1");
  }

  @Test
  void shouldFailWhenAPipeLosesAMessage() {
    var share = new Share(100, 1_000, 0, 5_000_000);

    assertThat(PipeTrips.microseconds(share, 1_100)).isEqualTo(5);
    assertThatThrownBy(() -> PipeTrips.microseconds(share, 1_099))
        .isInstanceOf(CheckFailedException.class)
        .hasMessageContaining("trips=1100 answered=1099");
    assertThat(PipeBytes.megabytes(share, 2_000, 2_200_000, 10_000_000)).isEqualTo(200);
    assertThatThrownBy(() -> PipeBytes.megabytes(share, 2_000, 2_198_000, 10_000_000))
        .isInstanceOf(CheckFailedException.class)
        .hasMessageContaining("sent=2200000 received=2198000");
  }

  @Test
  void shouldFailWhenAPartyPassesTheBarrierAlone() {
    var shares = List.of(new Share(50, 100, 0, 1_000_000), new Share(50, 100, 0, 1_000_000));
    var ahead = List.of(new Share(50, 100, 0, 1_000_000), new Share(50, 150, 0, 1_000_000));

    assertThat(BarrierCycles.rate(shares, 150)).isEqualTo(100_000);
    assertThatThrownBy(() -> BarrierCycles.rate(shares, 149))
        .isInstanceOf(CheckFailedException.class)
        .hasMessageContaining("places=149 expected=150");
    assertThatThrownBy(() -> BarrierCycles.rate(ahead, 150))
        .isInstanceOf(CheckFailedException.class)
        .hasMessageContaining("cycles=[150, 200]");
  }

  @Test
  void shouldFailWhenAChildWasSpawnedInsteadOfStandingBy() {
    assertThatNoException().isThrownBy(() -> StartJoin.expectAmong(Set.of(7L, 8L), 8));
    assertThatThrownBy(() -> StartJoin.expectAmong(Set.of(7L, 8L), 9))
        .isInstanceOf(CheckFailedException.class)
        .hasMessageContaining("pid=9 standingBy=2");
  }

  /** The checks of each are part of its run. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "value_incr_2procs_ops_s",
        "semaphore_roundtrip_us",
        "pipe_roundtrip_us",
        "pipe_1024k_MB_s",
        "queue_256k_cold_items_s",
        "pipe_order_cold_items_s",
        "pool_map_16k_cold_tasks_s",
        "dict_putget_order_cold_calls_s",
        "shared_array_sum_GB_s"
      })
  void shouldMeasureOverRealProcesses(String key) throws Exception {
    try (Primitive.Session session = Primitives.named(key).orElseThrow().opening().open()) {
      assertThat(session.run()).isPositive();
    } finally {
      ProcessTree.shutdown();
    }
  }

  @Test
  void shouldFailWhenOtherDataComeOutThanWereSent() {
    assertThatNoException().isThrownBy(() -> Payload.check(300, new byte[100], 3));
    assertThatThrownBy(() -> Payload.check(299, new byte[100], 3))
        .isInstanceOf(CheckFailedException.class)
        .hasMessageContaining("weight=299 expected=300");
    assertThatThrownBy(() -> ArraySweeps.check(1))
        .isInstanceOf(CheckFailedException.class)
        .hasMessageContaining("sum=1.0 expected=8388608");
  }

  @ParameterizedTest
  @EnumSource(Payload.class)
  void shouldWeighEveryPayload(Payload payload) {
    assertThat(Payload.weight(payload.make())).isPositive();
    assertThat(payload.make()).isEqualTo(payload.make());
  }

  @Test
  void shouldComplainWhenATreeIsFullOfQueuesThatNobodyUses() {
    var session = new QueuesMade.Session("queues_made_s", 100_000, 0);

    assertThat(session.figure(new double[] {500, 0, 100_000, 0})).isEqualTo(500);
    assertThat(session.complaint()).isEmpty();

    assertThat(session.figure(new double[] {400, 33_000, 31_000, 1})).isEqualTo(400);
    assertThat(session.complaint())
        .hasValueSatisfying(sentence ->
            assertThat(sentence).contains("key=queues_made_s made=31,000", "expected=100,000"));
  }

  @Test
  void shouldCountTheTimeOnACoreOfTheThreadsOfAProcess() {
    var times = new ThreadTimes(List.of(ProcessHandle.current().pid()));
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long until = threads.getCurrentThreadCpuTime() + 100_000_000;
    while (threads.getCurrentThreadCpuTime() < until) {
      Thread.onSpinWait();
    }

    assertThat(times.sinceLast()).isGreaterThan(50_000_000); // the kernel sums up at times only
  }

  /** Each has a tree of its own, and a yardstick or not. */
  @Test
  void shouldAskTreesOfTheirOwn() throws Exception {
    assertThat(OwnTree.askNew(QueuesMade.Making.class, 100))
        .satisfies(figures -> assertThat(figures[QueuesMade.Making.MADE]).isEqualTo(100))
        .satisfies(figures -> assertThat(figures[QueuesMade.Making.FULL]).isZero());
    assertThat(OwnTree.askNew(Deaths.Death.class, 10)[0]).isPositive();
    try (var tree = OwnTree.start(OldTree.Starts.class)) {
      assertThat(tree.ask(6)[0]).isPositive();
      assertThat(tree.ask(6)[0]).isPositive();
    }
  }

  @Test
  void shouldSayWhyATreeOfItsOwnFailed() {
    assertThatThrownBy(() -> OwnTree.askNew(Failing.class, 7))
        .isInstanceOf(CheckFailedException.class)
        .hasMessageContaining("no more than 6: count=7");
    assertThatThrownBy(() -> OwnTree.askNew(Failing.class, -1))
        .isInstanceOf(CheckFailedException.class)
        .hasMessageContaining("exitCode=3");
  }

  /** Fails in one way or the other. */
  static final class Failing implements OwnTree.Task {
    @Override
    public double[] run(int count) {
      if (count < 0) {
        System.exit(3);
      }
      throw new IllegalStateException("no more than 6: count=" + count);
    }
  }

  @Test
  void shouldTellWhatProcessesGotDoneTogetherAndHowLongTheyWereOnACore() throws Exception {
    Subject queue = Subjects.named("queue").orElseThrow();
    try (Subject.Session session = queue.opening().open(2)) {
      Load load = session.run();
      assertThat(load.rate()).isPositive();
      assertThat(load.wallNanos()).isGreaterThanOrEqualTo(2 * Contest.TIME.toNanos());
      assertThat(load.onCore().isPresent())
          .isEqualTo(Files.exists(Path.of("/proc/thread-self/schedstat")));
      load.onCore().ifPresent(share -> assertThat(share).isPositive());
    } finally {
      ProcessTree.shutdown();
    }
    assertThatThrownBy(() -> QueueTurns.check(false)).isInstanceOf(CheckFailedException.class);
  }

  @Test
  void shouldRepeatABatchUntilTheTimeIsOver() throws Exception {
    Share share = Share.of(() -> 5, Duration.ofMillis(20));

    assertThat(share.ended() - share.begun()).isGreaterThanOrEqualTo(20_000_000);
    assertThat(share.operations()).isPositive().matches(count -> count % 5 == 0);
    Share warm = share.after(new Share(0, 7, 0, 1));
    assertThat(warm.all()).isEqualTo(share.operations() + 7);
    assertThat(warm.rate()).isEqualTo(share.rate());
    assertThat(Share.unpacked(warm.packed())).isEqualTo(warm);
  }
}
