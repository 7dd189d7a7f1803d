package mpj.multiprocessing.pool;

import static mpj.multiprocessing.pool.PoolTest.hang;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import mpj.multiprocessing.NothingLeft;
import mpj.multiprocessing.channel.Queue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A pool behind Java's interface for executors: rows O2, O3, O4 and O8, as that has them. */
@ExtendWith(NothingLeft.class)
@Timeout(120)
class PoolExecutorTest {
  private static final Duration LONG = Duration.ofSeconds(30);

  private record Sum(int first, int second) implements Callable<Integer> {
    @Override
    public Integer call() {
      return first + second;
    }
  }

  private record Fails(String why) implements Callable<Integer> {
    @Override
    public Integer call() throws IOException {
      throw new IOException(why);
    }
  }

  private record Hangs(Queue<Integer> begun) implements Callable<Integer> {
    @Override
    public Integer call() throws InterruptedException {
      begun.put(1);
      hang();
      return 0;
    }
  }

  @Test
  void shouldRunWhatCanTravelAndRefuseTheRest() throws Exception {
    try (ExecutorService executor = new Pool(2).asExecutor()) {
      long here = ProcessHandle.current().pid();
      Future<Long> pid =
          executor.submit((Callable<Long> & Serializable) () -> ProcessHandle.current().pid());
      assertThat(pid.get(30, TimeUnit.SECONDS)).isNotEqualTo(here);
      assertThat(pid.isDone()).isTrue();
      assertThat(executor.submit(new Sum(2, 3)).get()).isEqualTo(5);
      var queue = new Queue<Integer>();
      Runnable puts = (Runnable & Serializable) () -> putInto(queue, 1);
      assertThat(executor.submit(puts).get()).isNull();
      assertThat(executor.submit(puts, "done").get()).isEqualTo("done");
      executor.execute(puts);
      for (int i = 0; i < 3; i++) {
        assertThat(queue.get(LONG)).isEqualTo(1);
      }
      assertThatThrownBy(() -> executor.submit(() -> here))
          .isInstanceOf(RejectedExecutionException.class)
          .hasMessageContaining("(Callable<T> & Serializable)");
      assertThatThrownBy(() -> CompletableFuture.supplyAsync(() -> 1, executor))
          .isInstanceOf(RejectedExecutionException.class);
    }
  }

  @Test
  void shouldServeACompletionService() throws Exception {
    try (ExecutorService executor = new Pool(2).asExecutor()) {
      var service = new ExecutorCompletionService<Integer>(executor);
      var begun = new Queue<Integer>();
      Future<Integer> hangs = service.submit(new Hangs(begun));
      assertThat(begun.get(LONG)).isEqualTo(1);
      Future<Integer> sum = service.submit(new Sum(1, 2));
      Future<Integer> first = service.poll(30, TimeUnit.SECONDS);
      assertThat(first).isSameAs(sum);
      assertThat(first.get()).isEqualTo(3);
      Future<Integer> fails = service.submit(new Fails("no such page"));
      assertThat(service.poll(30, TimeUnit.SECONDS)).isSameAs(fails);
      assertThatThrownBy(fails::get).cause().hasMessage("no such page");
      assertThat(service.poll()).isNull();
      assertThatThrownBy(() -> service.submit(() -> begun.size() + executor.hashCode()))
          .isInstanceOf(RejectedExecutionException.class)
          .hasMessageContaining("(Callable<T> & Serializable)");
      executor.shutdownNow();
      assertThat(service.poll(30, TimeUnit.SECONDS)).isSameAs(hangs);
      assertThatThrownBy(hangs::get).isInstanceOf(Exception.class);
    }
  }

  private static void putInto(Queue<Integer> queue, int item) {
    try {
      queue.put(item);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void futuresShouldFailTimeOutAndBeCancelledAsJavasDo() throws Exception {
    try (var executor = new Pool(1).asExecutor()) {
      Future<Integer> failing = executor.submit(new Fails("as intended"));
      assertThatThrownBy(failing::get)
          .isInstanceOf(ExecutionException.class)
          .cause()
          .isInstanceOf(IOException.class)
          .hasMessage("as intended");
      assertThat(failing.state()).isEqualTo(Future.State.FAILED);
      var begun = new Queue<Integer>();
      Future<Integer> hanging = executor.submit(new Hangs(begun));
      begun.get(LONG);
      assertThatThrownBy(() -> hanging.get(1, TimeUnit.MILLISECONDS))
          .isInstanceOf(TimeoutException.class);
      assertThat(hanging.cancel(false)).isFalse();
      assertThat(hanging.cancel(true)).isTrue();
      assertThat(hanging.isCancelled()).isTrue();
      assertThat(executor.submit(new Sum(1, 1)).get(30, TimeUnit.SECONDS)).isEqualTo(2);
    }
  }

  @Test
  void invokeShouldGiveAllOrAnyAndCancelTheOthers() throws Exception {
    try (var executor = new Pool(2).asExecutor()) {
      List<Sum> sums = List.of(new Sum(0, 1), new Sum(1, 1), new Sum(1, 2));
      List<Integer> all = new ArrayList<>();
      for (Future<Integer> future : executor.invokeAll(sums)) {
        assertThat(future.isDone()).isTrue();
        all.add(future.get());
      }
      assertThat(all).containsExactly(1, 2, 3);
      var begun = new Queue<Integer>();
      List<Callable<Integer>> mixed =
          List.of(new Hangs(begun), new Fails("one of them"), new Sum(4, 4));
      assertThat(executor.invokeAny(mixed)).isEqualTo(8);
      assertThatThrownBy(() -> executor.invokeAny(List.of(new Fails("a"), new Fails("b"))))
          .isInstanceOf(ExecutionException.class);
      List<Future<Integer>> late =
          executor.invokeAll(List.of(new Hangs(begun)), 50, TimeUnit.MILLISECONDS);
      assertThat(late).allMatch(Future::isCancelled);
      assertThatThrownBy(
              () -> executor.invokeAny(List.of(new Hangs(begun)), 50, TimeUnit.MILLISECONDS))
          .isInstanceOf(TimeoutException.class);
      assertThat(executor.submit(new Sum(1, 0)).get(30, TimeUnit.SECONDS)).isEqualTo(1);
    }
  }

  @Test
  void o8ShouldEndAsJavasDo() throws Exception {
    var pool = new Pool(1);
    var executor = pool.asExecutor();
    var begun = new Queue<Integer>();
    Future<Integer> hanging = executor.submit(new Hangs(begun));
    begun.get(LONG);
    Runnable waiting = (Runnable & Serializable) () -> putInto(begun, 2);
    Future<?> never = executor.submit(waiting);
    assertThat(executor.isShutdown()).isFalse();
    executor.shutdown();
    assertThat(executor.isShutdown()).isTrue();
    assertThat(executor.awaitTermination(10, TimeUnit.MILLISECONDS)).isFalse();
    assertThatThrownBy(() -> executor.submit(new Sum(1, 1)))
        .isInstanceOf(RejectedExecutionException.class)
        .hasMessageContaining("no more tasks");
    assertThat(executor.shutdownNow()).containsExactly(waiting);
    assertThat(never.isCancelled()).isTrue();
    assertThat(executor.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    assertThat(executor.isTerminated()).isTrue();
    assertThatThrownBy(hanging::get).isInstanceOf(ExecutionException.class);
    assertThat(begun.isEmpty()).isTrue();
  }
}
