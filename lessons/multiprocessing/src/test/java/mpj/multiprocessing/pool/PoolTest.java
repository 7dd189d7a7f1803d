package mpj.multiprocessing.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.Effort;
import mpj.multiprocessing.NothingLeft;
import mpj.multiprocessing.TestThreads;
import mpj.multiprocessing.channel.Connection;
import mpj.multiprocessing.channel.Pipe;
import mpj.multiprocessing.channel.Queue;
import mpj.multiprocessing.internal.arena.RecordType;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.sync.Barrier;
import mpj.multiprocessing.sync.Condition;
import mpj.multiprocessing.sync.Event;
import mpj.multiprocessing.sync.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Rows O of the library's behaviour, as far as map, shutdown, close, terminate and join go. */
@ExtendWith(NothingLeft.class)
@Timeout(120)
class PoolTest {
  private static final int SECONDS = 10;

  static <T> FutureTask<T> inThread(Callable<T> work) {
    FutureTask<T> task = new FutureTask<>(work);
    Thread thread = TestThreads.of(task);
    thread.setDaemon(true);
    thread.start();
    return task;
  }

  static List<Integer> range(int count) {
    return IntStream.range(0, count).boxed().toList();
  }

  /** For a task: never returns. */
  static void hang() throws InterruptedException {
    new CountDownLatch(1).await();
  }

  @Test
  void o1ShouldKeepTheOrderWhateverTheSizesAre() throws Exception {
    long seed = Effort.seed();
    System.out.println("seed=" + seed);
    Random random = new Random(seed);
    try (var one = new Pool(1);
        var three = new Pool(3)) {
      for (var pool : List.of(one, three)) {
        for (int count : new int[] {0, 1, 2, 3, 11, 12, 13, 1000, random.nextInt(5000)}) {
          List<Long> squares = range(count).stream().map(number -> (long) number * number).toList();
          int chunk = 1 + random.nextInt(count + 1);
          assertThat(pool.map(number -> (long) number * number, range(count))).isEqualTo(squares);
          assertThat(pool.map(number -> (long) number * number, range(count), chunk))
              .as("count=%d chunk=%d", count, chunk)
              .isEqualTo(squares);
        }
      }
    }
  }

  @Test
  @SuppressWarnings("UnnecessaryLambda")
  void o1ShouldMapAHundredThousandItemsOneByOneAndTakeAnyIterable() throws Exception {
    try (var pool = new Pool(2)) {
      List<Integer> items = range(100_000);
      assertThat(pool.map(number -> number, items, 1)).isEqualTo(items);
      assertThat(pool.map(number -> number, items, Integer.MAX_VALUE)).isEqualTo(items);
      Iterable<Integer> uncounted = () -> items.iterator(); // not a collection: no size
      assertThat(pool.map(number -> -number, uncounted).get(99_999)).isEqualTo(-99_999);
    }
  }

  @Test
  void shouldCarryNullsLargeItemsAndALargeFunction() throws Exception {
    try (var pool = new Pool(2)) {
      List<String> items = new ArrayList<>();
      items.add(null);
      items.add("x".repeat(3_000_000));
      assertThat(pool.map(text -> text, items, 1)).isEqualTo(items);
      byte[] captured = new byte[2_000_000];
      captured[1_999_999] = 7;
      assertThat(pool.map(at -> captured[at], List.of(0, 1_999_999)))
          .containsExactly((byte) 0, (byte) 7);
    }
  }

  @Test
  void shouldUseDistinctWorkersThatAreNotThisProcess() throws Exception {
    try (var pool = new Pool(3)) {
      var arrived = new Barrier(3);
      List<Long> pids = pool.map(item -> meet(arrived), range(3), 1);
      assertThat(pids).doesNotHaveDuplicates().doesNotContain(ProcessHandle.current().pid());
      assertThat(pool.workerPids()).containsExactlyInAnyOrderElementsOf(pids);
      assertThat(pool.size()).isEqualTo(3);
      assertThat(ChildProcess.activeChildren())
          .extracting(ChildProcess::name)
          .containsExactlyInAnyOrder("PoolWorker-1", "PoolWorker-2", "PoolWorker-3");
      assertThat(ChildProcess.activeChildren()).allMatch(ChildProcess::isDaemon);
    }
    assertThat(ChildProcess.activeChildren()).isEmpty();
  }

  private static long meet(Barrier barrier) throws Exception {
    barrier.await();
    return ProcessHandle.current().pid();
  }

  @Test
  void shouldServeManyCallersAtOnce() throws Exception {
    try (var pool = new Pool(2)) {
      List<FutureTask<List<Integer>>> calls = new ArrayList<>();
      for (int i = 0; i < 12; i++) { // more functions than a worker remembers
        int factor = i;
        calls.add(inThread(() -> pool.map(number -> number * factor, range(3000), 1)));
      }
      for (int i = 0; i < calls.size(); i++) {
        int factor = i;
        assertThat(calls.get(i).get(60, TimeUnit.SECONDS))
            .isEqualTo(range(3000).stream().map(number -> number * factor).toList());
      }
    }
  }

  @Test
  void oneSlowTaskShouldHoldUpNoOther() throws Exception {
    try (var pool = new Pool(2)) {
      for (int chunk : new int[] {1, 7}) { // in chunks, those of its own chunk alone
        var go = new Queue<Integer>();
        var done = new Queue<Integer>();
        var call = inThread(() -> pool.map(item -> slowest(item, go, done), range(50), chunk));
        Set<Integer> quick = new HashSet<>();
        while (quick.size() < 50 - chunk) {
          quick.add(done.get(Duration.ofSeconds(SECONDS)));
        }
        assertThat(quick).isEqualTo(new HashSet<>(range(50).subList(chunk, 50)));
        assertThat(pool.apply(() -> 6)).as("what is given later").isEqualTo(6);
        assertThat(call.isDone()).isFalse();
        go.put(1);
        assertThat(call.get(SECONDS, TimeUnit.SECONDS)).isEqualTo(range(50));
      }
    }
  }

  private static int slowest(int item, Queue<Integer> go, Queue<Integer> done) throws Exception {
    if (item == 0) {
      go.get();
    } else {
      done.put(item);
    }
    return item;
  }

  @Test
  void o6ShouldRefuseSizesOfZeroOrLess() throws Exception {
    assertThatThrownBy(() -> new Pool(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("workers=0");
    assertThatThrownBy(() -> new Pool(-1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Pool(1_000_000)).isInstanceOf(IllegalArgumentException.class);
    try (var pool = new Pool(1)) {
      assertThatThrownBy(() -> pool.map(item -> item, range(3), 0))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("chunkSize=0");
    }
  }

  @Test
  void o8ShutdownShouldReturnAtOnceAndCloseWaitForWhatWasGiven() throws Exception {
    var pool = new Pool(2);
    var begun = new Queue<Integer>();
    var go = new Queue<Integer>();
    var call = inThread(() -> pool.map(item -> afterGo(item, begun, go), range(4), 1));
    begun.get();
    assertThatThrownBy(pool::join).isInstanceOf(IllegalStateException.class);
    pool.shutdown();
    assertThatThrownBy(() -> pool.map(item -> item, range(1)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("no more tasks");
    var closed =
        inThread(() -> {
          pool.close();
          return true;
        });
    assertThat(call.isDone()).isFalse();
    for (int i = 0; i < 4; i++) {
      go.put(i);
    }
    assertThat(call.get(SECONDS, TimeUnit.SECONDS)).isEqualTo(range(4));
    assertThat(closed.get(SECONDS, TimeUnit.SECONDS)).isTrue();
    pool.join();
    assertThat(pool.workerPids()).isEmpty();
    pool.close();
  }

  private static int afterGo(int item, Queue<Integer> begun, Queue<Integer> go) throws Exception {
    begun.put(item);
    go.get();
    return item;
  }

  @Test
  void o8TerminateShouldReturnWithTenThousandSlowTasks() throws Exception {
    var pool = new Pool(2);
    var begun = new Queue<Integer>();
    var call =
        inThread(() ->
            pool.map(
                item -> {
                  begun.put(item);
                  hang();
                  return item;
                },
                range(10_000),
                1));
    begun.get();
    long began = System.nanoTime();
    pool.terminate();
    assertThat(System.nanoTime() - began).isLessThan(TimeUnit.SECONDS.toNanos(2));
    assertThatThrownBy(() -> call.get(SECONDS, TimeUnit.SECONDS))
        .cause()
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("was terminated");
    pool.join();
    pool.close();
    assertThatThrownBy(() -> pool.map(item -> item, range(1)))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void shouldLetAnInterruptedCallerGo() throws Exception {
    try (var pool = new Pool(1)) {
      var begun = new Queue<Integer>();
      var go = new Queue<Integer>();
      var ended = new CountDownLatch(1);
      Thread caller =
          TestThreads.of(() -> {
            try {
              pool.map(item -> afterGo(item, begun, go), range(1));
            } catch (InterruptedException e) {
              ended.countDown();
            }
          });
      caller.start();
      begun.get();
      caller.interrupt();
      assertThat(ended.await(SECONDS, TimeUnit.SECONDS)).isTrue();
      go.put(1);
      assertThat(pool.map(item -> item + 1, range(3))).containsExactly(1, 2, 3);
    }
  }

  @Test
  void p15ShouldWorkInAChildAndInATask() throws Exception {
    var answer = new Queue<List<Integer>>();
    var child = new ChildProcess(() -> answer.put(mapInside()));
    child.start();
    child.join();
    assertThat(child.exitCode()).hasValue(0);
    assertThat(answer.getNow()).containsExactly(0, 2, 4);
    try (var pool = new Pool(1)) {
      assertThat(pool.map(item -> mapInside(), range(1))).containsExactly(List.of(0, 2, 4));
    }
  }

  private static List<Integer> mapInside() throws InterruptedException {
    try (var pool = new Pool(2)) {
      return new ArrayList<>(pool.map(item -> 2 * item, range(3)));
    }
  }

  @Test
  void shouldGiveItsSharedMemoryBack() throws Exception {
    for (int i = 0; i < 3; i++) {
      try (var pool = new Pool(1)) {
        pool.map(item -> item, range(2000), 1);
        pool.map(item -> new byte[1000], range(200), 1);
      }
    }
    var hung = new Pool(1);
    // With arguments that lie in payloads, and are never taken.
    List<byte[]> large = Collections.nCopies(20, new byte[1000]);
    var call = inThread(() -> hung.map(item -> pause(item.length), large, 1));
    awaitTrue(() -> records(RecordType.PAYLOAD) > 10);
    hung.terminate();
    hung.join();
    assertThatThrownBy(() -> call.get(SECONDS, TimeUnit.SECONDS)).isNotNull();
    for (RecordType type :
        new RecordType[] {
          RecordType.QUEUE, RecordType.SEGMENT, RecordType.PAYLOAD, RecordType.POOL
        }) {
      awaitTrue(() -> records(type) == 0);
    }
  }

  private static int pause(int item) throws InterruptedException {
    hang();
    return item;
  }

  private static void awaitTrue(BooleanSupplier condition) {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).isLessThan(until);
      TestThreads.letOthersRun();
    }
  }

  private static int records(RecordType wanted) {
    int[] count = new int[1];
    Tree.current()
        .arena()
        .forEach((type, record) -> {
          if (type == wanted) {
            count[0]++;
          }
        });
    return count[0];
  }

  @Test
  void o9ConnectionsShouldBeArgumentsAndResults() throws Exception {
    try (var pool = new Pool(2);
        var pipe = new Pipe()) {
      Connection back = pool.apply((end, item) -> sent(end, item), pipe.second(), 7);
      assertThat((Integer) pipe.first().receive()).isEqualTo(7);
      sent(back, "by the same end");
      assertThat((String) pipe.first().receive()).isEqualTo("by the same end");
      Connection made = pool.apply(() -> filledPipe());
      assertThat((String) made.receive()).isEqualTo("from a worker");
    }
  }

  private static Connection sent(Connection end, Object item) throws Exception {
    end.send(item);
    return end;
  }

  private static Connection filledPipe() throws Exception {
    var pipe = new Pipe();
    pipe.second().send("from a worker");
    return pipe.first();
  }

  @Test
  void o9PrimitivesThatAWorkerMadeShouldBeResults() throws Exception {
    try (var pool = new Pool(1)) {
      Event event = pool.apply(() -> new Event());
      Semaphore semaphore = pool.apply(() -> new Semaphore(3));
      Barrier barrier = pool.apply(() -> new Barrier(2));
      Condition condition = pool.apply(() -> new Condition());
      AsyncResult<Integer> met = pool.applyAsync(() -> meet(event, semaphore, barrier, condition));
      event.set();
      barrier.await(Duration.ofSeconds(SECONDS));
      condition.acquire();
      assertThat(condition.waitFor(() -> semaphore.available() == 1, Duration.ofSeconds(SECONDS)))
          .isTrue();
      condition.release();
      assertThat(met.get(Duration.ofSeconds(SECONDS))).isEqualTo(2);
    }
  }

  /** Takes two permits, with all four. */
  private static int meet(Event event, Semaphore semaphore, Barrier barrier, Condition condition)
      throws Exception {
    event.await();
    barrier.await();
    try (var _ = condition.hold()) {
      semaphore.acquire();
      semaphore.acquire();
      condition.signalAll();
      return 2;
    }
  }
}
