package mpj.multiprocessing.manager;

import static mpj.multiprocessing.Children.assertGoneSoon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mpj.multiprocessing.channel.Queue;
import mpj.multiprocessing.pool.Pair;
import mpj.multiprocessing.pool.TaskFailedException;
import mpj.multiprocessing.pool.Triple;

/** Every way to give a hosted pool of two workers tasks, and to learn what became of them. */
final class ManagedPoolForms {
  private static final Duration LONG = Duration.ofSeconds(30);

  static void use(ManagedPool pool) throws Exception {
    spread(pool);
    callBack(pool);
    cancel(pool);
    beLazy(pool);
    breakOff(pool);
  }

  private static void spread(ManagedPool pool) throws Exception {
    String none = pool.apply(() -> "a");
    int two = pool.apply((x, y) -> x - y, 5, 3);
    int three = pool.apply((x, y, z) -> x * y + z, 5, 3, 1);
    assertThat(List.of(none, two, three)).containsExactly("a", 2, 16);
    ManagedResult<String> later = pool.applyAsync(() -> "b");
    ManagedResult<Integer> ofTwo = pool.applyAsync((x, y) -> x - y, 5, 3);
    ManagedResult<Integer> ofThree = pool.applyAsync((x, y, z) -> x * y + z, 5, 3, 1);
    later.await();
    assertThat(later.isReady()).isTrue();
    assertThat(List.of(later.get(), ofTwo.get(), ofThree.get())).containsExactly("b", 2, 16);
    var pairs = List.of(Pair.of(1, 2), Pair.of(3, 4), Pair.of(5, 6));
    var triples = List.of(Triple.of(1, "a", 'x'), Triple.of(2, "b", 'y'));
    assertThat(pool.starmap((x, y) -> x * y, pairs)).containsExactly(2, 12, 30);
    assertThat(pool.starmap((x, y) -> x * y, pairs, 2)).containsExactly(2, 12, 30);
    assertThat(pool.starmap((x, y, z) -> x + y + z, triples)).containsExactly("1ax", "2by");
    assertThat(pool.starmap((x, y, z) -> x + y + z, triples, 2)).containsExactly("1ax", "2by");
    ManagedResult<List<Integer>> products = pool.starmapAsync((x, y) -> x * y, pairs);
    ManagedResult<List<String>> joined = pool.starmapAsync((x, y, z) -> x + y + z, triples);
    assertThat(products.get(LONG)).containsExactly(2, 12, 30);
    assertThat(joined.get(LONG)).containsExactly("1ax", "2by");
    ManagedResult<List<Long>> pids = pool.starmapAsync((x, y) -> pid(x), pairs, 3);
    assertThat(new HashSet<>(pids.get(LONG))).as("one chunk, one worker").hasSize(1);
    ManagedResult<List<Long>> more = pool.mapAsync(x -> pid(x), range(20), 20);
    assertThat(new HashSet<>(more.get(LONG))).as("one chunk, one worker").hasSize(1);
    assertThatThrownBy(() -> pool.mapAsync(x -> pid(x), range(2), 0))
        .hasMessageContaining("chunkSize=0");
  }

  private static long pid(int ignored) {
    return ProcessHandle.current().pid();
  }

  private static List<Integer> range(int count) {
    return IntStream.range(0, count).boxed().toList();
  }

  /** In this process, whose queue they fill. */
  private static void callBack(ManagedPool pool) throws Exception {
    var told = new LinkedBlockingQueue<Object>();
    ManagedResult<Integer> good = pool.applyAsync(x -> x + 1, 4);
    good.onFailure(told::add).onSuccess(told::add);
    assertThat(told.poll(30, TimeUnit.SECONDS)).isEqualTo(5);
    ManagedResult<Integer> bad = pool.applyAsync(x -> refuse(x), 4);
    bad.onSuccess(told::add).onFailure(told::add);
    assertThat(told.poll(30, TimeUnit.SECONDS)).isInstanceOf(TaskFailedException.class);
    assertThat(told).isEmpty();
    ManagedResult<Integer> thrown = pool.applyAsync(() -> throwCancellation());
    assertThatThrownBy(() -> thrown.get(LONG)).isInstanceOf(CancellationException.class);
    assertThat(thrown.isCancelled()).isFalse();
  }

  private static int refuse(int number) throws IOException {
    throw new IOException("number=" + number);
  }

  private static int throwCancellation() {
    throw new CancellationException("thrown by a task");
  }

  private static void cancel(ManagedPool pool) throws Exception {
    var begun = new Queue<Long>();
    ManagedResult<Integer> running = pool.applyAsync(() -> hangAfter(begun));
    long pid = begun.get(LONG);
    assertThat(running.cancel(false)).isFalse();
    assertThat(running.isCancelled()).isFalse();
    assertThat(running.cancel(true)).isTrue();
    assertThat(running.isCancelled()).isTrue();
    assertThat(running.isReady()).isTrue();
    assertThat(running.isSuccessful()).isFalse();
    running.await();
    assertThatThrownBy(running::get)
        .isInstanceOf(CancellationException.class)
        .hasMessageContaining("cancelled");
    assertThat(running.cancel(true)).isFalse();
    assertThat(pool.map(x -> x, range(10), 1)).isEqualTo(range(10));
    assertGoneSoon(pid);
  }

  private static int hangAfter(Queue<Long> begun) throws Exception {
    begun.put(ProcessHandle.current().pid());
    new CountDownLatch(1).await();
    return 0;
  }

  private static void beLazy(ManagedPool pool) {
    var read = new AtomicInteger();
    Iterable<Integer> endless = () -> Stream.generate(read::getAndIncrement).iterator();
    try (ManagedResults<Integer> squares = pool.imap(x -> x * x, endless)) {
      for (int i = 0; i < 40; i++) {
        assertThat(squares.next()).isEqualTo(i * i);
      }
      assertThat(read.get()).as("read ahead").isLessThan(40 + 10);
    }
    assertThat(all(pool.imap(x -> x, range(20), 3))).isEqualTo(range(20));
    assertThat(all(pool.imapUnordered(x -> x, range(20), 3)))
        .containsExactlyInAnyOrderElementsOf(range(20));
    ManagedResults<Integer> quotients = pool.imap(x -> 6 / x, List.of(2, 0, 3));
    assertThat(quotients.next()).isEqualTo(3);
    assertThatThrownBy(quotients::next).isInstanceOf(ArithmeticException.class);
    assertThat(quotients.next()).isEqualTo(2);
    assertThat(quotients.hasNext()).isFalse();
  }

  private static List<Integer> all(ManagedResults<Integer> results) {
    List<Integer> all = new ArrayList<>();
    results.forEach(all::add);
    return all;
  }

  private static void breakOff(ManagedPool pool) throws Exception {
    var go = new CountDownLatch(1);
    Iterable<Integer> input =
        () ->
            Stream.of(1, 2, 3)
                .peek(x -> {
                  if (x == 2) {
                    awaitThat(go);
                  } else if (x == 3) {
                    throw new IllegalArgumentException("no more");
                  }
                })
                .iterator();
    ManagedResults<Integer> results = pool.imapUnordered(x -> x * 10, input);
    assertThat(results.next()).as("while the input blocks").isEqualTo(10);
    go.countDown();
    assertThat(results.next()).isEqualTo(20);
    assertThatThrownBy(results::hasNext)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no more");
  }

  private static void awaitThat(CountDownLatch go) {
    try {
      assertThat(go.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private ManagedPoolForms() {}
}
