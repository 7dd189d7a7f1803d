package mpj.multiprocessing.pool;

import static mpj.multiprocessing.pool.PoolTest.hang;
import static mpj.multiprocessing.pool.PoolTest.inThread;
import static mpj.multiprocessing.pool.PoolTest.range;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import mpj.multiprocessing.Context;
import mpj.multiprocessing.NothingLeft;
import mpj.multiprocessing.RemoteTrace;
import mpj.multiprocessing.StartMethod;
import mpj.multiprocessing.Task;
import mpj.multiprocessing.UncrossableException;
import mpj.multiprocessing.channel.Queue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Row O7 of the library's behaviour, rows 1 and 11 of what it survives, and the other settings of a
 * pool.
 */
@ExtendWith(NothingLeft.class)
@Timeout(120)
class PoolSettingsTest {
  private static final Duration LONG = Duration.ofSeconds(30);
  private static String prepared = "not";

  private static long pid(int ignored) {
    return ProcessHandle.current().pid();
  }

  @Test
  void shouldRunTheInitializerOnceInEachWorkerAlsoInThoseThatReplace() throws Exception {
    var told = new Queue<Long>();
    Task initializer =
        () -> {
          prepared = "ready";
          told.put(ProcessHandle.current().pid());
        };
    try (var pool = Pool.builder().workers(2).initializer(initializer).build()) {
      assertThat(pool.map(x -> prepared, range(20), 1)).containsOnly("ready");
      var pids = new HashSet<>(List.of(told.get(LONG), told.get(LONG)));
      assertThat(pids).hasSameElementsAs(pool.workerPids());
      ProcessHandle.of(pids.iterator().next()).orElseThrow().destroyForcibly();
      assertThat(told.get(LONG)).isNotIn(pids);
      assertThat(pool.map(x -> prepared, range(20), 1)).containsOnly("ready");
      assertThat(told.isEmpty()).isTrue();
    }
    assertThat(prepared).isEqualTo("not");
  }

  @Test
  void row11AnInitializerThatThrowsShouldFailThePool() throws Exception {
    Task bad =
        () -> {
          throw new IOException("no database");
        };
    try (var pool = Pool.builder().workers(2).initializer(bad).build()) {
      var call = inThread(() -> pool.map(x -> x, range(10)));
      assertThatThrownBy(() -> call.get(10, TimeUnit.SECONDS)) // five, doubled
          .rootCause()
          .isInstanceOf(RemoteTrace.class)
          .hasMessageContainingAll("PoolWorker-", "initializer", "no database");
      assertThatThrownBy(() -> pool.apply(() -> 1))
          .isInstanceOf(IllegalStateException.class)
          .cause()
          .hasMessageContainingAll("initializer", "worker=PoolWorker-", "no database")
          .hasCauseInstanceOf(IOException.class);
      pool.shutdown();
      pool.join();
      assertThat(pool.workerPids()).isEmpty();
    }
  }

  @Test
  void o7ShouldReplaceWorkersAfterSoManyTasksAndLoseNothing() throws Exception {
    try (var pool = Pool.builder().workers(2).maxTasksPerChild(3).build()) {
      List<Integer> items = range(12);
      assertThat(pool.map(x -> -x, items, 1)).isEqualTo(items.stream().map(x -> -x).toList());
      List<Long> pids = new ArrayList<>(pool.map(x -> pid(x), items, 1));
      var distinct = new HashSet<>(pids);
      assertThat(distinct).hasSizeGreaterThanOrEqualTo(4); // two alone would have done six each
      assertThat(distinct).allMatch(pid -> Collections.frequency(pids, pid) <= 3);
      assertThat(pool.map(x -> pid(x), range(100), 50)).hasSize(100); // two tasks
    }
  }

  @Test
  void shouldReplaceAWorkerThatTakesTooMuchMemory() throws Exception {
    var context = Context.of(StartMethod.SPAWN).heap("200m");
    try (var pool = Pool.builder().workers(1).context(context).maxMemoryPerChild("150m").build()) {
      List<Long> modest = pool.map(x -> pid(x), range(5), 1);
      assertThat(new HashSet<>(modest)).hasSize(1);
      long large = pool.apply(x -> pid(touch(x)), 120 << 20);
      assertThat(large).isEqualTo(modest.get(0));
      long next = pool.apply(x -> pid(x), 0);
      assertThat(next).isNotEqualTo(large);
    }
  }

  private static byte[] kept;

  private static int touch(int bytes) {
    kept = new byte[bytes];
    for (int i = 0; i < bytes; i += 4096) {
      kept[i] = 1;
    }
    return kept.length;
  }

  @Test
  void shouldKillATaskThatTakesTooLongAndNameIt() throws Exception {
    try (var pool = Pool.builder().workers(2).timeout(Duration.ofSeconds(2)).build()) {
      var pids = new Queue<Long>();
      var results =
          pool.imapUnordered(
              x -> {
                if (x == 1) {
                  pids.put(ProcessHandle.current().pid());
                  hang();
                }
                return x;
              },
              range(4));
      List<Object> fates = new ArrayList<>();
      while (results.hasNext()) {
        try {
          fates.add(results.next());
        } catch (TaskTimedOut e) {
          long pid = pids.get(LONG);
          assertThat(e.pid()).isEqualTo(pid);
          assertThat(e.task()).isEqualTo(1);
          assertThat(e)
              .hasMessageContainingAll("too long", "worker=" + e.worker(), "task=1", "item=1");
          assertThat(pool.workerPids()).doesNotContain(pid);
          fates.add("late");
        }
      }
      assertThat(fates).containsExactlyInAnyOrder(0, "late", 2, 3);
      assertThat(pool.map(x -> x, range(50), 1)).isEqualTo(range(50));
    }
  }

  @Test
  void row1ATaskShouldBeRunAgainWhereThatIsAskedFor() throws Exception {
    try (var pool = Pool.builder().workers(2).retries(2).build()) {
      var begun = new Queue<Integer>();
      List<Integer> answer = pool.map(x -> dieTwice(x, 3, begun), range(6), 1);
      assertThat(answer).isEqualTo(range(6));
      assertThatThrownBy(() -> pool.apply(x -> dieTwice(x, 2, begun), -1))
          .isInstanceOf(WorkerDied.class);
      int times = 0;
      for (int i = 0; i < 6; i++) {
        times += begun.get(LONG) == 3 ? 1 : 0;
      }
      assertThat(times).isEqualTo(3);
      assertThat(begun.isEmpty()).isTrue();
      assertThatThrownBy(() -> pool.apply(x -> 1 / x, 0)).isInstanceOf(ArithmeticException.class);
    }
  }

  /**
   * Notes it and ends the worker, if it is the one; below 0 each time, else the first two times.
   */
  private static int dieTwice(int x, int victim, Queue<Integer> begun) throws Exception {
    if (x == victim || x < 0) {
      begun.put(x);
      if (x < 0 || begun.size() < 3) {
        Runtime.getRuntime().halt(9);
      }
    }
    return x;
  }

  @Test
  void shouldTellAListenerHowFarItIs() throws Exception {
    List<Long> told = Collections.synchronizedList(new ArrayList<>());
    var builder =
        Pool.builder()
            .workers(2)
            .onProgress((done, total) -> {
              assertThat(done).isLessThanOrEqualTo(total);
              told.addAll(List.of(done, total));
            });
    try (var pool = builder.build()) {
      pool.map(x -> x, range(100), 10);
      pool.applyAsync(() -> 1).await();
      pool.imap(x -> x, range(5)).forEach(x -> {});
      assertThatThrownBy(() -> pool.map(x -> 1 / x, range(4), 4)).isNotNull();
    }
    assertThat(told.subList(told.size() - 2, told.size())).containsExactly(17L, 17L);
    assertThat(told.get(0)).isGreaterThanOrEqualTo(0L);
  }

  @Test
  void o6ShouldRefuseSettingsThatMakeNoSense() {
    var builder = Pool.builder();
    assertThatThrownBy(() -> builder.workers(0)).hasMessageContaining("workers=0");
    assertThatThrownBy(() -> builder.maxTasksPerChild(0)).hasMessageContaining("=0");
    assertThatThrownBy(() -> builder.maxMemoryPerChild("much")).hasMessageContaining("size=much");
    assertThatThrownBy(() -> builder.timeout(Duration.ZERO)).hasMessageContaining("PT0S");
    assertThatThrownBy(() -> builder.retries(-1)).hasMessageContaining("retries=-1");
    var captured = new Thread();
    assertThatThrownBy(() -> builder.initializer(() -> captured.getName()).build())
        .isInstanceOf(UncrossableException.class);
  }
}
