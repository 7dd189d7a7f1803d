package mpj.multiprocessing.pool;

import static mpj.multiprocessing.pool.PoolTest.range;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.Context;
import mpj.multiprocessing.NothingLeft;
import mpj.multiprocessing.StartMethod;
import mpj.multiprocessing.UncrossableException;
import mpj.multiprocessing.UndecodableException;
import mpj.multiprocessing.channel.JoinableQueue;
import mpj.multiprocessing.channel.Pipe;
import mpj.multiprocessing.channel.Queue;
import mpj.multiprocessing.internal.arena.ProcessTable;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.manager.ManagedList;
import mpj.multiprocessing.manager.Manager;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.OutputLine;
import mpj.multiprocessing.trace.Trace;
import mpj.multiprocessing.trace.TraceListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Row O13, and what else a pool meets where memory or processes are scarce. */
@ExtendWith(NothingLeft.class)
@Timeout(120)
class PoolScarcityTest {
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final int LARGE = 80 << 20;
  private static final Context SMALL = Context.standard().heap("48m");
  private static final Context WIDE = Context.standard().heap("256m");

  private static String message(ThrowingRun run) {
    try {
      run.run();
      return "nothing";
    } catch (Throwable e) {
      return String.valueOf(e.getMessage());
    }
  }

  private interface ThrowingRun {
    void run() throws Exception;
  }

  private static String callOfLargeResults() throws Exception {
    try (var pool = Pool.builder().workers(1).context(WIDE).build()) {
      long pid = pool.workerPids().get(0);
      String failure = message(() -> pool.apply(() -> new byte[LARGE]));
      int later = pool.apply(() -> 42);
      return failure + " later=" + later + " same=" + (pool.workerPids().get(0) == pid);
    }
  }

  @Test
  void o13ShouldFailTheTaskAloneWhoseResultTheCallersHeapDoesNotHold() throws Exception {
    var says = new Queue<String>();
    var child = SMALL.process(() -> says.put(callOfLargeResults()));
    child.start();
    assertThat(says.get(LONG)).contains("bytes=", "heap", "later=42", "same=true");
    child.join();
  }

  @Test
  void shouldFailTheTaskAloneThatTheWorkersHeapDoesNotHold() throws Exception {
    try (var pool = Pool.builder().workers(1).context(SMALL).build()) {
      long pid = pool.workerPids().get(0);
      byte[] large = new byte[LARGE];
      assertThatThrownBy(() -> pool.applyAsync(bytes -> bytes.length, large).get(LONG))
          .hasMessageContainingAll("not enough memory in the worker", "bytes=", "heap");
      assertThat(pool.applyAsync(() -> 42).get(LONG)).isEqualTo(42);
      assertThat(pool.workerPids()).containsExactly(pid);
    }
  }

  private static String askForLargeAnswers(ManagedList<byte[]> list) {
    String failure = message(() -> list.get(0));
    return failure + " later=" + list.size();
  }

  @Test
  void shouldLoseAnAnswerOfAManagerThatTheCallersHeapDoesNotHoldAndNoOther() throws Exception {
    try (var manager = new Manager(WIDE)) {
      ManagedList<byte[]> list = manager.list();
      list.add(new byte[LARGE]);
      var says = new Queue<String>();
      var child = SMALL.process(() -> says.put(askForLargeAnswers(list)));
      child.start();
      assertThat(says.get(LONG)).contains("not enough memory for the answer", "later=1");
      child.join();
    }
  }

  @Test
  void shouldRefuseACallThatTheManagersHeapDoesNotHold() throws Exception {
    try (var manager = new Manager(SMALL)) {
      ManagedList<byte[]> list = manager.list();
      assertThatThrownBy(() -> list.add(new byte[LARGE]))
          .isInstanceOf(UndecodableException.class)
          .hasMessageContaining("not enough memory in the manager");
      list.add(new byte[3]);
      assertThat(list).hasSize(1);
    }
  }

  @Test
  void shouldLoseAnItemOfAQueueThatTheReadersHeapDoesNotHoldAndNoOther() throws Exception {
    var queue = new JoinableQueue<Object>();
    var says = new Queue<String>();
    var child =
        SMALL.process(() -> {
          String failure = message(queue::get);
          says.put(failure + " next=" + queue.get());
          queue.taskDone();
          queue.taskDone();
        });
    child.start();
    queue.put(new byte[LARGE]);
    queue.put("small");
    assertThat(says.get(LONG))
        .contains(
            "not enough memory", "it is gone", "bytes=" + (LARGE + 5), "" + queue, "next=small");
    assertThat(queue.join(LONG)).isTrue();
    child.join();
  }

  @Test
  void shouldLoseAMessageOfAPipeThatTheReadersHeapDoesNotHoldAndNoOther() throws Exception {
    try (var pipe = new Pipe()) {
      var ours = pipe.first();
      var theirs = pipe.second();
      var says = new Queue<String>();
      var child =
          SMALL.process(() -> {
            String failure = message(theirs::receive);
            String bytes = message(theirs::receiveBytes);
            says.put(failure + " " + bytes + " next=" + theirs.receive());
          });
      child.start();
      assertThatThrownBy(() -> ours.send(new byte[LARGE]))
          .isInstanceOf(UncrossableException.class)
          .hasMessageContaining("has no memory for it");
      assertThatThrownBy(() -> ours.sendBytes(new byte[LARGE]))
          .isInstanceOf(UncrossableException.class);
      ours.send("small");
      assertThat(says.get(LONG))
          .contains("not enough memory", "it is gone", theirs.toString(), "next=small");
      child.join();
    }
  }

  @Test
  void shouldReplaceWorkersAsSoonAsTheSystemHasRoomAgain(@TempDir Path temporary) throws Exception {
    Path place = Files.createDirectory(temporary.resolve("place"));
    Context context = Context.of(StartMethod.SPAWN).directory(place);
    try (var pool = Pool.builder().workers(2).context(context).build()) {
      assertThat(pool.map(item -> item, range(4), 1)).isEqualTo(range(4));
      Files.delete(place); // where no process can be started
      pool.workerPids().forEach(pid -> ProcessHandle.of(pid).orElseThrow().destroyForcibly());
      AsyncResult<Integer> later = pool.applyAsync(() -> 42);
      assertThat(later.await(Duration.ofMillis(500))).isFalse();
      Files.createDirectory(place);
      assertThat(later.get(LONG)).isEqualTo(42);
    }
  }

  /**
   * The slot of the dead worker is not free before a listener has taken its events, and no other
   * slot is free: so the pool waits for room, up to two seconds each time.
   */
  @Test
  void shouldBeOfUseToOthersWhileItWaitsForRoomForAWorker() throws Exception {
    ProcessTable table = Tree.current().table();
    List<Integer> taken = new ArrayList<>();
    CountDownLatch go = new CountDownLatch(1);
    try (var trace = Trace.start(new Waiting(go));
        var pool = new Pool(2)) {
      assertThat(pool.apply(() -> 42)).isEqualTo(42);
      for (int slot = 1; slot != 0; slot = table.reserve("taken", ProcessTable.ROOT, 0, false)) {
        taken.add(slot);
      }
      taken.removeFirst();
      try {
        ProcessHandle.of(pool.workerPids().getFirst()).orElseThrow().destroyForcibly();

        assertThat(whileItWaits(pool, pool::workerPids)).hasSize(1);
        assertThat(whileItWaits(pool, () -> pool.applyAsync(() -> 43))).isNotNull();
        whileItWaits(
            pool,
            () -> {
              pool.terminate();
              return true;
            });
      } finally {
        go.countDown();
        taken.forEach(table::release);
      }
      pool.join();
      assertThat(trace.dropped()).isZero();
    }
  }

  /** Returns what a call returns before the pool has ended a wait for room. */
  private static <T> T whileItWaits(Pool pool, Callable<T> call) throws Exception {
    long until = System.nanoTime() + LONG.toNanos();
    while (System.nanoTime() < until) {
      if (waitsForRoom(pool)) {
        T answer = call.call();
        if (waitsForRoom(pool)) {
          return answer;
        }
      }
      Thread.sleep(1);
    }
    throw new AssertionError("no answer while the pool waited: pool=" + pool);
  }

  private static boolean waitsForRoom(Pool pool) {
    return Thread.getAllStackTraces().entrySet().stream()
        .filter(thread -> thread.getKey().getName().equals("mpj-pool-" + number(pool)))
        .flatMap(thread -> Stream.of(thread.getValue()))
        .anyMatch(frame -> frame.getClassName().equals("mpj.multiprocessing.Slots"));
  }

  private static String number(Pool pool) {
    return pool.toString().replace("Pool-", "");
  }

  /** Takes no event before it may. */
  private record Waiting(CountDownLatch go) implements TraceListener {
    @Override
    public void event(Event event) {
      try {
        go.await();
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }

    @Override
    public void line(OutputLine line) {}
  }

  @Test
  void shouldFailWithTheReasonIfTheSystemNeverHasRoomAgain() {
    var replacements = new PendingReplacements("Pool-1", TimeUnit.MILLISECONDS.toNanos(1));
    var member = new WorkerHandle(0, new ChildWorkers.Child(ChildProcess.current()));
    var refused = new IllegalStateException("too many processes");
    replacements.add(member, refused, true);
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (replacements.due() == null) {
      assertThat(System.nanoTime()).isLessThan(until);
      Thread.onSpinWait();
    }
    replacements.add(member, refused, false); // others live: it goes on
    while (replacements.due() == null) {
      assertThat(System.nanoTime()).isLessThan(until);
      Thread.onSpinWait();
    }
    assertThatThrownBy(() -> replacements.add(member, refused, true))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContainingAll("pool=Pool-1", "too many processes")
        .hasCause(refused);
    assertThat(Arrays.asList(replacements.due())).containsOnlyNulls();
  }
}
