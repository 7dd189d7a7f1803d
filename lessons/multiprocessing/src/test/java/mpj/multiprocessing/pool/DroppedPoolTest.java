package mpj.multiprocessing.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.Serializable;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.Children;
import mpj.multiprocessing.Context;
import mpj.multiprocessing.NothingLeft;
import mpj.multiprocessing.StartMethod;
import mpj.multiprocessing.Warnings;
import mpj.multiprocessing.internal.arena.RecordType;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.sync.Event;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;

/** Pools that nobody closes, and nobody can use any more. */
@ExtendWith(NothingLeft.class)
@Timeout(240)
class DroppedPoolTest {
  /** Of a worker each. {@code -Dmpj.dropped.pools=300} for more. */
  private static final int MANY = Integer.getInteger("mpj.dropped.pools", 24);

  /** Of the JVM's own, which opens files as it likes, and of what stands by. */
  private static final int MORE = 6;

  private final Warnings log = new Warnings();
  private final List<String> warnings = log.messages();

  @AfterEach
  void listenNoMore() {
    log.close();
  }

  private static void await(BooleanSupplier condition) {
    long until = System.nanoTime() + Children.LONG.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).isLessThan(until);
      System.gc();
      LockSupport.parkNanos(10_000_000);
    }
  }

  private static void awaitCollection() {
    var gone = new WeakReference<>(new Object());
    await(() -> gone.get() == null);
  }

  private static boolean isAnyAlive(List<Long> pids) {
    return pids.stream()
        .flatMap(pid -> ProcessHandle.of(pid).stream())
        .anyMatch(ProcessHandle::isAlive);
  }

  private long count(String name) {
    return warnings.stream().filter(text -> text.contains("never closed: pool=" + name)).count();
  }

  private static int count(File directory) {
    return directory.list().length;
  }

  /** Those of the library's: an idle one that the JVM has for its children ends in a minute. */
  private static long threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("mpj-"))
        .count();
  }

  private static int records() {
    int[] count = {0};
    Tree.current()
        .arena()
        .forEach((type, record) -> {
          if (type == RecordType.POOL || type == RecordType.QUEUE || type == RecordType.SEGMENT) {
            count[0]++;
          }
        });
    return count[0];
  }

  @Test
  void shouldEndItsWorkersAndWarnOnce() throws Exception {
    var pool = new Pool(2);
    assertThat(pool.map(x -> x + 1, List.of(1, 2))).containsExactly(2, 3);
    List<Long> pids = pool.workerPids();
    String name = pool.toString();
    pool = null;
    await(() -> !isAnyAlive(pids));
    await(() -> count(name) > 0);
    assertThat(count(name)).isEqualTo(1);
    assertThat(warnings.getFirst()).contains("madeAt=", "DroppedPoolTest.shouldEnd");
  }

  @Test
  void shouldSayNothingOfPoolsThatWereClosed() throws Exception {
    try (var pool = new Pool(1)) {
      assertThat(pool.apply(() -> 1)).isEqualTo(1);
    }
    var terminated = new Pool(1);
    terminated.terminate();
    terminated.join();
    terminated = null;
    var dropped = Context.of(StartMethod.SPAWN).pool(1);
    String name = dropped.toString();
    dropped = null;
    await(() -> count(name) > 0);
    assertThat(warnings).hasSize(1);
    assertThat(warnings.getFirst()).contains("madeAt=" + DroppedPoolTest.class.getName());
  }

  @Test
  void shouldDoWhatItWasGivenForWhoeverHasAResult() throws Exception {
    var go = new Event();
    var pool = new Pool(1);
    List<Long> pids = pool.workerPids();
    AsyncResult<Integer> result =
        pool.applyAsync(() -> {
          go.await();
          return 1;
        });
    AsyncResult<List<Integer>> map = pool.mapAsync(x -> 2 * x, List.of(1, 2, 3), 1);
    Future<Integer> future = pool.asExecutor().submit((Callable<Integer> & Serializable) () -> 5);
    LazyResults<Integer> lazy =
        pool.imap(x -> x + 1, Stream.iterate(0, x -> x + 1).limit(10_000)::iterator);
    String name = pool.toString();
    pool = null;
    awaitCollection();
    assertThat(count(name)).isZero(); // its executor has something to wait for
    go.set();
    assertThat(result.get()).isEqualTo(1);
    assertThat(map.get()).containsExactly(2, 4, 6);
    assertThat(future.get()).isEqualTo(5);
    await(() -> count(name) > 0);
    assertThat(isAnyAlive(pids)).isTrue();
    int sum = 0;
    for (int one : lazy) {
      sum += one;
    }
    assertThat(sum).isEqualTo(50_005_000);
    await(() -> !isAnyAlive(pids));
    assertThat(count(name)).isEqualTo(1);
  }

  @Test
  void shouldReadNoMoreInputForResultsThatNobodyCanTake() throws Exception {
    var pool = new Pool(1);
    List<Long> pids = pool.workerPids();
    assertThat(pool.imap(x -> x + 1, Stream.iterate(0, x -> x + 1)::iterator).next()).isEqualTo(1);
    pool = null;
    await(() -> !isAnyAlive(pids));
  }

  @Test
  void shouldBeThereAsLongAsItsExecutorIs() throws Exception {
    var executor = new Pool(1).asExecutor();
    awaitCollection();
    assertThat(executor.submit((Callable<Integer> & Serializable) () -> 5).get()).isEqualTo(5);
    assertThat(warnings).isEmpty();
    executor.close();
  }

  private static int dropInTask() throws Exception {
    List<Long> pids = new Pool(1).workerPids();
    await(() -> !isAnyAlive(pids));
    return pids.size();
  }

  @Test
  void shouldEndInAWorkerAndInAChildToo() throws Exception {
    try (var pool = new Pool(1)) {
      assertThat(pool.apply(DroppedPoolTest::dropInTask)).isEqualTo(1);
    }
    var child = new ChildProcess(DroppedPoolTest::dropInTask);
    child.start();
    assertThat(Children.exitCode(child)).isZero();
  }

  @Test
  @EnabledOnOs(OS.LINUX) // by /proc
  void shouldKeepNothingOfManyThatWereDropped() throws Exception {
    Context context = Context.of(StartMethod.FORKSERVER).standbys(2);
    File descriptors = new File("/proc/self/fd");
    drop(2, context);
    long threadsBefore = threads();
    int descriptorsBefore = count(descriptors);
    int recordsBefore = records();
    List<Long> pids = drop(MANY, context);
    await(() -> !isAnyAlive(pids));
    await(() -> threads() <= threadsBefore + MORE);
    await(() -> count(descriptors) <= descriptorsBefore + MORE);
    await(() -> records() <= recordsBefore);
    await(() -> warnings.size() == MANY + 2);
  }

  /** Makes pools, and does not care how many there are: the library does. */
  private static List<Long> drop(int number, Context context) throws Exception {
    List<Long> pids = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      var pool = new Pool(1, context);
      assertThat(pool.apply(() -> 7)).isEqualTo(7);
      pids.addAll(pool.workerPids());
    }
    return pids;
  }
}
