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
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import mpj.multiprocessing.NothingLeft;
import mpj.multiprocessing.RemoteTrace;
import mpj.multiprocessing.UncrossableException;
import mpj.multiprocessing.channel.Queue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Rows O1 to O4 of the library's behaviour for {@code apply} and the asynchronous calls: results,
 * callbacks, time-outs and cancelling.
 */
@ExtendWith(NothingLeft.class)
@Timeout(120)
class PoolAsyncTest {
  private static final Duration LONG = Duration.ofSeconds(30);

  @Test
  void o2ApplyShouldTakeNoneToThreeArgumentsAndWait() throws Exception {
    try (var pool = new Pool(2)) {
      String captured = "c";
      String none = pool.apply(() -> captured + "!");
      int one = pool.apply(x -> x + 1, 41);
      String two = pool.apply((x, y) -> x + y, "a", 1);
      int three = pool.apply((x, y, z) -> x + y + z, 1, 2, 3);
      Object nothing = pool.apply(() -> null);
      assertThat(List.of(none, one, two, three)).containsExactly("c!", 42, "a1", 6);
      assertThat(nothing).isNull();
      int length = pool.apply(String::length, "four");
      assertThat(length).isEqualTo(4);
    }
  }

  @Test
  void o1StarmapShouldSpreadTheArgumentsAndKeepTheOrder() throws Exception {
    try (var pool = new Pool(2)) {
      List<Pair<Integer, Integer>> pairs = range(100).stream().map(x -> Pair.of(x, x + 1)).toList();
      List<Integer> products = range(100).stream().map(x -> x * (x + 1)).toList();
      assertThat(pool.starmap((x, y) -> x * y, pairs)).isEqualTo(products);
      assertThat(pool.starmap((x, y) -> x * y, pairs, 7)).isEqualTo(products);
      assertThat(pool.starmapAsync((x, y) -> x * y, pairs).get()).isEqualTo(products);
      var triples = List.of(Triple.of(1, "a", 'x'), Triple.of(2, "b", 'y'));
      assertThat(pool.starmap((x, y, z) -> x + y + z, triples)).containsExactly("1ax", "2by");
      assertThat(pool.starmap((x, y, z) -> x + y + z, triples, 2)).containsExactly("1ax", "2by");
      assertThat(pool.starmapAsync((x, y, z) -> x + y + z, triples).get(LONG))
          .containsExactly("1ax", "2by");
      AsyncResult<List<Long>> two = pool.starmapAsync((x, y) -> pidAfter(x, y), pairs, 100);
      assertThat(new HashSet<>(two.get(LONG))).as("one chunk, one worker").hasSize(1);
      AsyncResult<List<String>> three = pool.starmapAsync((x, y, z) -> x + y + z, triples, 1);
      assertThat(three.get(LONG)).containsExactly("1ax", "2by");
      assertThatThrownBy(() -> pool.starmapAsync((x, y, z) -> x, triples, 0))
          .hasMessageContaining("chunkSize=0");
    }
  }

  private static long pidAfter(int x, int y) {
    return x < y ? ProcessHandle.current().pid() : 0;
  }

  @Test
  void o2TheAsynchronousFormsShouldAnswerAtOnce() throws Exception {
    try (var pool = new Pool(1)) {
      var go = new Queue<Integer>();
      AsyncResult<Integer> first = pool.applyAsync(() -> go.get());
      List<Integer> items = new ArrayList<>(range(20_000));
      AsyncResult<List<Integer>> map = pool.mapAsync(x -> -x, items, 1); // beyond the window
      items.clear(); // they were copied
      assertThat(first.isReady()).isFalse();
      assertThat(map.isReady()).isFalse();
      assertThatThrownBy(first::isSuccessful)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("not ready");
      go.put(7);
      assertThat(first.get()).isEqualTo(7);
      assertThat(first.isReady()).isTrue();
      assertThat(first.isSuccessful()).isTrue();
      assertThat(map.get(LONG)).isEqualTo(range(20_000).stream().map(x -> -x).toList());
      assertThat(pool.mapAsync(x -> x, List.of()).get()).isEmpty();
    }
  }

  @Test
  void o4ATimeoutShouldLoseNothing() throws Exception {
    try (var pool = new Pool(1)) {
      var go = new Queue<Integer>();
      AsyncResult<Integer> result = pool.applyAsync(() -> go.get());
      assertThatThrownBy(() -> result.get(Duration.ofMillis(20)))
          .isInstanceOf(TimeoutException.class)
          .hasMessageContaining("waited=PT0.02S");
      assertThat(result.await(Duration.ZERO)).isFalse();
      assertThat(result.await(Duration.ofMillis(1))).isFalse();
      go.put(3);
      assertThat(result.await(LONG)).isTrue();
      assertThat(result.get(Duration.ZERO)).isEqualTo(3);
    }
  }

  @Test
  void o2CallbacksShouldBeCalledOnceWithTheWholeListOrTheFirstError() throws Exception {
    List<Object> told = Collections.synchronizedList(new ArrayList<>());
    try (var pool = new Pool(2)) {
      var result = pool.mapAsync(x -> x * x, range(50), 3);
      result.onSuccess(told::add).onFailure(told::add);
      result.await();
      AsyncResult<List<Integer>> failing = pool.mapAsync(x -> 10 / (x % 7), range(50), 1);
      failing.onSuccess(told::add).onFailure(told::add);
      failing.await();
      assertThat(failing.isSuccessful()).isFalse();
      pool.applyAsync(() -> 5).onSuccess(told::add).onFailure(told::add).await();
      pool.applyAsync(() -> refuse()).onSuccess(told::add).onFailure(told::add).await();
    } // by its end all have been called
    assertThat(told).hasSize(4);
    assertThat(told.get(0)).isEqualTo(range(50).stream().map(x -> x * x).toList());
    assertThat(told.get(1)).isInstanceOf(ArithmeticException.class);
    assertThat(told.get(2)).isEqualTo(5);
    assertThat(told.get(3))
        .isInstanceOf(TaskFailedException.class)
        .extracting(failure -> ((Throwable) failure).getCause())
        .isInstanceOf(IOException.class);
  }

  private static int refuse() throws IOException {
    throw new IOException("no such thing");
  }

  @Test
  void o2ABlockedOrFailingCallbackShouldHoldUpNoTask() throws Exception {
    try (var pool = new Pool(1)) {
      var letGo = new CountDownLatch(1);
      var called = new LinkedBlockingQueue<Integer>();
      pool.applyAsync(() -> 1)
          .onSuccess(x -> {
            called.add(x);
            throw new AssertionError("a callback that fails, as intended");
          });
      pool.applyAsync(() -> 2).onSuccess(x -> waitFor(letGo));
      assertThat(pool.map(x -> x, range(100), 1)).isEqualTo(range(100));
      letGo.countDown();
      // a callback may use the pool
      pool.applyAsync(() -> 3).onSuccess(x -> called.add(applied(pool, x)));
      assertThat(called.poll(30, TimeUnit.SECONDS)).isEqualTo(1);
      assertThat(called.poll(30, TimeUnit.SECONDS)).isEqualTo(4);
    }
  }

  private static void waitFor(CountDownLatch latch) {
    try {
      latch.await(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static int applied(Pool pool, int argument) {
    try {
      return pool.apply(x -> x + 1, argument);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void o3ShouldThrowWhatTheTaskThrew() throws Exception {
    try (var pool = new Pool(1)) {
      assertThatThrownBy(() -> pool.apply(x -> 1 / x, 0))
          .isInstanceOf(ArithmeticException.class)
          .cause()
          .isInstanceOf(RemoteTrace.class)
          .hasMessageContainingAll("PoolWorker-1", "PoolAsyncTest");
      assertThatThrownBy(() -> pool.apply(() -> refuse()))
          .isInstanceOf(TaskFailedException.class)
          .cause()
          .isInstanceOf(IOException.class)
          .hasMessage("no such thing");
      assertThatThrownBy(() -> pool.applyAsync(Object::toString, new Thread()))
          .isInstanceOf(UncrossableException.class);
      assertThat(pool.<Integer>applyAsync(() -> 1).get()).isEqualTo(1);
    }
  }

  @Test
  void o3WhatATaskThrowsShouldNeverBeTakenForACancellation() throws Exception {
    try (var pool = new Pool(1)) {
      var told = new LinkedBlockingQueue<RuntimeException>();
      AsyncResult<Integer> result = pool.applyAsync(() -> throwIt(new CancellationException("t")));
      result.onFailure(told::add);
      assertThatThrownBy(result::get)
          .isInstanceOf(CancellationException.class)
          .hasMessage("t")
          .hasCauseInstanceOf(RemoteTrace.class);
      assertThat(result.isCancelled()).isFalse();
      assertThat(result.isSuccessful()).isFalse();
      assertThat(told.poll(30, TimeUnit.SECONDS)).isInstanceOf(CancellationException.class);
      CompletableFuture<Integer> view = result.toCompletableFuture();
      assertThatThrownBy(() -> view.get(30, TimeUnit.SECONDS))
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(CancellationException.class);
      assertThat(view.isCancelled()).isFalse();
      Future<Integer> future = new AsyncFuture<>(result);
      assertThatThrownBy(future::get)
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(CancellationException.class);
      assertThat(future.isCancelled()).isFalse();
      assertThatThrownBy(
              () -> pool.apply(() -> throwIt(new CompletionException(new IOException()))))
          .isInstanceOf(CompletionException.class)
          .hasCauseInstanceOf(IOException.class);
    }
  }

  private static int throwIt(RuntimeException e) {
    throw e;
  }

  @Test
  void shouldCancelWhatHasNotBegunAndWhatHas() throws Exception {
    try (var pool = new Pool(1)) {
      var begun = new Queue<Long>();
      AsyncResult<Integer> running = pool.applyAsync(() -> hangAfter(begun));
      AsyncResult<Integer> waiting = pool.applyAsync(() -> hangAfter(begun));
      AsyncResult<List<Long>> map = pool.mapAsync(x -> (long) hangAfter(begun), range(10), 1);
      AsyncResult<Integer> last = pool.applyAsync(() -> 5);
      long pid = begun.get(LONG);
      assertThat(running.cancel(false)).isFalse();
      assertThat(running.isReady()).isFalse();
      assertThat(waiting.cancel(false)).isTrue();
      assertThat(waiting.isCancelled()).isTrue();
      assertThat(waiting.cancel(true)).isFalse();
      assertThat(map.cancel(true)).isTrue();
      assertThat(pool.workerPids()).containsExactly(pid);
      assertThat(running.cancel(true)).isTrue(); // with its worker
      assertThat(last.get(LONG)).isEqualTo(5);
      assertThat(pool.workerPids()).hasSize(1).doesNotContain(pid);
      for (AsyncResult<?> cancelled : List.of(running, waiting, map)) {
        assertThatThrownBy(cancelled::get).isInstanceOf(CancellationException.class);
      }
      assertThat(last.cancel(true)).isFalse();
      assertThat(begun.isEmpty()).as("nothing else has begun").isTrue();
    }
  }

  private static int hangAfter(Queue<Long> begun) throws Exception {
    begun.put(ProcessHandle.current().pid());
    hang();
    return 0;
  }

  @Test
  void cancellingARunningMapShouldKillItsWorkersAlone() throws Exception {
    try (var pool = new Pool(2)) {
      var begun = new Queue<Long>();
      var go = new Queue<Integer>();
      AsyncResult<Integer> other =
          pool.applyAsync(() -> {
            begun.put(ProcessHandle.current().pid());
            return go.get();
          });
      long innocent = begun.get(LONG);
      AsyncResult<List<Integer>> map = pool.mapAsync(x -> hangAfter(begun), range(100), 1);
      long pid = begun.get(LONG);
      assertThat(map.cancel(true)).isTrue();
      assertThat(pool.map(x -> x, range(10), 1)).isEqualTo(range(10));
      assertThat(pool.workerPids()).contains(innocent).doesNotContain(pid);
      go.put(8);
      assertThat(other.get(LONG)).isEqualTo(8);
    }
  }

  @Test
  void shouldBeSeenAsACompletableFuture() throws Exception {
    try (var pool = new Pool(1)) {
      var go = new Queue<Integer>();
      CompletableFuture<Integer> sum =
          pool.applyAsync(() -> go.get())
              .toCompletableFuture()
              .thenCombine(pool.applyAsync(() -> 2).toCompletableFuture(), Integer::sum);
      go.put(40);
      assertThat(sum.get(30, TimeUnit.SECONDS)).isEqualTo(42);
      var blocked = pool.applyAsync(() -> 1).toCompletableFuture();
      blocked.thenAccept(x -> applied(pool, x)).get(30, TimeUnit.SECONDS);
      var begun = new Queue<Long>();
      AsyncResult<Integer> hanging = pool.applyAsync(() -> hangAfter(begun));
      CompletableFuture<Integer> view = hanging.toCompletableFuture();
      begun.get(LONG);
      assertThat(view.cancel(true)).isTrue();
      assertThat(hanging.isCancelled()).isTrue();
      assertThatThrownBy(
              () -> pool.applyAsync(() -> refuse()).toCompletableFuture().get(30, TimeUnit.SECONDS))
          .hasRootCauseInstanceOf(RemoteTrace.class);
    }
  }

  @Test
  void o8WhatWasGivenShouldBeDoneByTheEndAndFailAtTermination() throws Exception {
    AsyncResult<List<Integer>> map;
    try (var pool = new Pool(2)) {
      map = pool.mapAsync(x -> x, range(30_000), 1);
    }
    assertThat(map.get(Duration.ZERO)).isEqualTo(range(30_000));
    var pool = new Pool(1);
    var begun = new Queue<Long>();
    var hanging = pool.applyAsync(() -> hangAfter(begun));
    var waiting = pool.mapAsync(x -> x, range(10));
    begun.get(LONG);
    pool.terminate();
    pool.join();
    for (AsyncResult<?> result : List.of(hanging, waiting)) {
      assertThatThrownBy(() -> result.get(LONG)).hasMessageContaining("was terminated");
    }
    assertThatThrownBy(() -> pool.applyAsync(() -> 1)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> pool.mapAsync(x -> x, range(1)))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> pool.imap(x -> x, range(1))).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void shouldLetAnInterruptedCallerOfApplyGo() throws Exception {
    try (var pool = new Pool(1)) {
      var call =
          inThread(() -> {
            Thread.currentThread().interrupt();
            AsyncResult<Integer> result = pool.applyAsync(() -> 4);
            assertThatThrownBy(result::get).isInstanceOf(InterruptedException.class);
            return result.get();
          });
      assertThat(call.get(30, TimeUnit.SECONDS)).isEqualTo(4);
    }
  }
}
