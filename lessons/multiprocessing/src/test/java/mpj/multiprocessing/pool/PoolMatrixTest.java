package mpj.multiprocessing.pool;

import static mpj.multiprocessing.Children.assertGoneSoon;
import static mpj.multiprocessing.pool.PoolTest.range;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.NothingLeft;
import mpj.multiprocessing.Task;
import mpj.multiprocessing.UncrossableException;
import mpj.multiprocessing.UndecodableException;
import mpj.multiprocessing.channel.Queue;
import mpj.multiprocessing.shared.IntValue;
import mpj.multiprocessing.sync.Hold;
import mpj.multiprocessing.sync.Lock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Rows 1 and 8 to 11 of what the library survives, each with each: a crash, an exit, an error, and
 * what cannot be sent, in an argument, a task, a result, a callback and an initializer. And row O9
 * of its behaviour: what may be an argument or a result.
 */
@ExtendWith(NothingLeft.class)
@Timeout(120)
class PoolMatrixTest {
  private static final Duration LONG = Duration.ofSeconds(30);

  /** The deadlines of these rows, doubled for a busy machine. */
  private static final Duration ROW_1 = Duration.ofSeconds(4);

  private static final Duration ROW_9 = Duration.ofSeconds(2);
  private static final Duration ROW_11 = Duration.ofSeconds(10);

  enum Thing {
    CRASH,
    EXIT,
    ERROR,
    UNSENDABLE;

    Object happen() {
      switch (this) {
        case CRASH -> Runtime.getRuntime().halt(77);
        case EXIT -> System.exit(5);
        case ERROR -> throw new AssertionError("as intended");
        default -> {}
      }
      return new Holder(new Thread());
    }

    boolean endsTheWorker() {
      return this == CRASH || this == EXIT;
    }

    int exitCode() {
      return this == CRASH ? 77 : 5;
    }
  }

  private record Holder(Object inside) implements Serializable {}

  enum Place {
    ARGUMENT {
      @Override
      AsyncResult<?> put(Pool pool, Thing thing) {
        Object argument = thing == Thing.UNSENDABLE ? thing.happen() : new Trap(thing, true);
        return pool.applyAsync(x -> x.hashCode(), argument);
      }
    },
    TASK {
      @Override
      AsyncResult<?> put(Pool pool, Thing thing) {
        Object captured = thing == Thing.UNSENDABLE ? thing.happen() : "";
        return pool.applyAsync(() -> thing.happen().hashCode() + captured.hashCode());
      }
    },
    RESULT {
      @Override
      AsyncResult<?> put(Pool pool, Thing thing) {
        return pool.applyAsync(
            () -> thing == Thing.UNSENDABLE ? thing.happen() : new Trap(thing, false));
      }
    };

    abstract AsyncResult<?> put(Pool pool, Thing thing);
  }

  /** Has something happen when it is written, or when it is read. */
  private static final class Trap implements Serializable {
    private static final long serialVersionUID = 1L;
    private final Thing thing;
    private final boolean whenRead;

    Trap(Thing thing, boolean whenRead) {
      this.thing = thing;
      this.whenRead = whenRead;
    }

    private void writeObject(ObjectOutputStream out) throws IOException {
      out.defaultWriteObject();
      if (!whenRead) {
        thing.happen();
      }
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
      in.defaultReadObject();
      if (whenRead) {
        thing.happen();
      }
    }
  }

  /** One worker is busy all the time with a task that has no part in it. */
  @Test
  void shouldFailTheTaskAloneWhateverHappensWherever() throws Exception {
    try (var pool = new Pool(2)) {
      var pids = new Queue<Long>();
      var go = new Queue<Integer>();
      AsyncResult<Integer> sibling = pool.applyAsync(() -> answerLater(pids, go));
      long innocent = pids.get(LONG);
      assertThat(pool.applyAsync(() -> 6).get(LONG)).isEqualTo(6); // the other one is there, too
      try {
        for (Place place : Place.values()) {
          for (Thing thing : Thing.values()) {
            assertThatItFailsAlone(pool, place, thing);
            assertThat(pool.workerPids()).contains(innocent);
            assertThat(sibling.isReady()).as("sibling of %s in %s", thing, place).isFalse();
          }
        }
        assertThatAResultThatThrowsHereFailsAlone(pool);
        assertThatACallbackFailsAlone(pool);
      } finally {
        go.put(8); // the pool's end waits for it
      }
      assertThat(sibling.get(ROW_1)).isEqualTo(8);
    }
  }

  private static int answerLater(Queue<Long> pids, Queue<Integer> go) throws InterruptedException {
    pids.put(ProcessHandle.current().pid());
    return go.get();
  }

  private static void assertThatItFailsAlone(Pool pool, Place place, Thing thing) throws Exception {
    List<Long> before = pool.workerPids();
    Duration deadline = thing == Thing.ERROR && place == Place.ARGUMENT ? ROW_9 : ROW_1;
    Throwable failure = catchThrowable(() -> place.put(pool, thing).get(deadline));
    var asserted = assertThat(failure).as("%s in %s", thing, place);
    switch (thing) {
      case CRASH, EXIT ->
          asserted
              .isInstanceOf(WorkerDied.class)
              .hasMessageContainingAll("worker=PoolWorker-", "pid=", "exitCode=", " task=");
      case ERROR ->
          asserted
              .isInstanceOf(
                  place == Place.ARGUMENT ? UndecodableException.class : TaskFailedException.class)
              .hasStackTraceContaining("as intended")
              .hasStackTraceContaining("PoolWorker-"); // the remote text
      case UNSENDABLE ->
          asserted
              .isInstanceOf(UncrossableException.class)
              .hasMessageContainingAll("Holder", ".inside: java.lang.Thread");
    }
    assertThat(pool.applyAsync(() -> 6).get(ROW_1)).isEqualTo(6);
    if (failure instanceof WorkerDied died) {
      assertThat(died.exitCode()).isEqualTo(thing.exitCode());
      assertThat(before).contains(died.pid());
      assertThat(pool.workerPids()).hasSize(2).doesNotContain(died.pid());
    } else {
      assertThat(pool.workerPids()).as("no worker for %s", thing).isEqualTo(before);
    }
  }

  private static void assertThatAResultThatThrowsHereFailsAlone(Pool pool) throws Exception {
    List<Long> before = pool.workerPids();
    AsyncResult<Trap> result = pool.applyAsync(() -> new Trap(Thing.ERROR, true));
    assertThatThrownBy(() -> result.get(ROW_9))
        .isInstanceOf(UndecodableException.class)
        .hasRootCauseInstanceOf(AssertionError.class);
    assertThat(pool.map(x -> x, range(10), 1)).isEqualTo(range(10));
    assertThat(pool.workerPids()).isEqualTo(before);
  }

  private static void assertThatACallbackFailsAlone(Pool pool) throws Exception {
    Thread unsendable = new Thread();
    var called = new CountDownLatch(1);
    pool.applyAsync(() -> 1).onSuccess(x -> Thing.ERROR.happen());
    pool.applyAsync(() -> 1)
        .onSuccess(x -> {
          assertThat(unsendable.isAlive()).isFalse();
          called.countDown();
        });
    assertThat(called.await(ROW_1.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(pool.applyAsync(() -> 6).get(ROW_1)).isEqualTo(6);
  }

  /** A callback runs in the process that has the pool: its end is the pool's. */
  @Test
  void aCallbackShouldEndItsOwnProcessAndLeaveNothing() throws Exception {
    for (Thing thing : List.of(Thing.CRASH, Thing.EXIT)) {
      var pids = new Queue<Long>();
      var child = new ChildProcess(() -> endInACallback(thing, pids));
      child.start();
      long worker = pids.get(LONG);
      assertThat(child.join(ROW_1)).as("the end of a callback's process by %s", thing).isTrue();
      assertThat(child.exitCode()).hasValue(thing.exitCode());
      assertGoneSoon(worker);
    }
  }

  private static void endInACallback(Thing thing, Queue<Long> pids) throws InterruptedException {
    try (var pool = new Pool(1)) {
      AsyncResult<Long> pid = pool.applyAsync(() -> ProcessHandle.current().pid());
      pid.onSuccess(worker -> {
        tell(pids, worker);
        thing.happen();
      });
      new CountDownLatch(1).await();
    }
  }

  private static void tell(Queue<Long> pids, long pid) {
    try {
      pids.put(pid);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void row11ShouldFailThePoolIfItsInitializerDoes() throws Exception {
    Map<String, Pool> pools = new LinkedHashMap<>(); // at the same time
    pools.put("exitCode=77", poolWith(() -> Thing.CRASH.happen()));
    pools.put("exitCode=5", poolWith(() -> Thing.EXIT.happen()));
    pools.put("signal=9", poolWith(PoolMatrixTest::killItself));
    Pool throwing = poolWith(() -> Thing.ERROR.happen());
    assertThat(reason(throwing))
        .hasMessageContainingAll("initializer", "worker=PoolWorker-", "as intended")
        .hasCauseInstanceOf(AssertionError.class);
    assertThatItEnds(throwing);
    for (Map.Entry<String, Pool> entry : pools.entrySet()) {
      assertThat(reason(entry.getValue()))
          .isInstanceOf(WorkerDied.class)
          .hasMessageContainingAll("in their initializer", "times=3", "worker=", entry.getKey());
      assertThatItEnds(entry.getValue());
    }
    assertThatThrownBy(() -> poolWith(capturing(Thing.UNSENDABLE.happen())))
        .isInstanceOf(UncrossableException.class)
        .hasMessageContainingAll("Holder", ".inside: java.lang.Thread");
  }

  private static Pool poolWith(Task initializer) {
    return Pool.builder().workers(1).initializer(initializer).build();
  }

  private static Task capturing(Object captured) {
    return () -> captured.hashCode();
  }

  private static void killItself() throws Exception {
    String pid = Long.toString(ProcessHandle.current().pid());
    new ProcessBuilder("kill", "-KILL", pid).start();
    new CountDownLatch(1).await();
  }

  /** Returns what a pool fails with: by itself, or as the cause for one who comes later. */
  private static Throwable reason(Pool pool) {
    Throwable failure = catchThrowable(() -> pool.applyAsync(() -> 6).get(ROW_11));
    boolean late = failure.getMessage().startsWith("the pool has ended");
    return late ? failure.getCause() : failure;
  }

  private static void assertThatItEnds(Pool pool) throws InterruptedException {
    pool.shutdown();
    assertThat(pool.awaitEnd(ROW_11.toNanos())).isTrue();
    assertThat(pool.workerPids()).isEmpty();
  }

  @Test
  void o9PrimitivesShouldBeArgumentsAndResults() throws Exception {
    try (var pool = new Pool(2)) {
      var lock = new Lock();
      var sum = new IntValue(0);
      var queue = new Queue<Lock>();
      pool.map(x -> add(lock, sum, x), range(100), 1);
      assertThat(sum.get()).isEqualTo(4950);
      Queue<Lock> same = pool.apply((q, l) -> passOn(q, l), queue, lock);
      assertThat(same).isEqualTo(queue);
      assertThat(queue.get(LONG)).isEqualTo(lock);
      Queue<String> made = pool.apply(() -> filled("from a worker"));
      assertThat(made.get(LONG)).isEqualTo("from a worker");
      var counts = pool.map(x -> new IntValue(x), range(3), 1);
      assertThat(pool.map(count -> count.get(), counts, 1)).isEqualTo(range(3));
    }
  }

  private static int add(Lock lock, IntValue sum, int x) throws InterruptedException {
    try (Hold _ = lock.hold()) {
      sum.set(sum.get() + x);
    }
    return x;
  }

  private static Queue<Lock> passOn(Queue<Lock> queue, Lock lock) throws InterruptedException {
    queue.put(lock);
    return queue;
  }

  private static Queue<String> filled(String item) throws InterruptedException {
    var queue = new Queue<String>();
    queue.put(item);
    return queue;
  }

  @Test
  void p15ShouldNestInTasksAndChildren() throws Exception {
    try (var pool = new Pool(1)) {
      AsyncResult<Integer> nested = pool.applyAsync(() -> sumByPool());
      assertThat(nested.get(LONG)).isEqualTo(45);
    }
  }

  private static int sumByPool() throws InterruptedException {
    int sum = 0;
    try (var pool = new Pool(1)) {
      for (int square : pool.imapUnordered(x -> x, range(10))) {
        sum += square;
      }
    }
    return sum;
  }
}
