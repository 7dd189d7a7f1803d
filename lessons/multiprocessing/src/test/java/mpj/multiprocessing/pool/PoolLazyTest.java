package mpj.multiprocessing.pool;

import static mpj.multiprocessing.pool.PoolTest.hang;
import static mpj.multiprocessing.pool.PoolTest.range;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import mpj.multiprocessing.NothingLeft;
import mpj.multiprocessing.UncrossableException;
import mpj.multiprocessing.channel.Queue;
import mpj.multiprocessing.internal.arena.RecordType;
import mpj.multiprocessing.internal.arena.Tree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Rows O1, O5, O6 and O11 of the library's behaviour, for {@code imap} and {@code imapUnordered}.
 */
@ExtendWith(NothingLeft.class)
@Timeout(120)
class PoolLazyTest {
  private static final Duration LONG = Duration.ofSeconds(30);

  /** 0, 1, 2 and so on, counting how many were read. */
  private static Iterable<Integer> endless(AtomicInteger read) {
    return () ->
        new Iterator<>() {
          @Override
          public boolean hasNext() {
            return true;
          }

          @Override
          public Integer next() {
            return read.getAndIncrement();
          }
        };
  }

  private static <T> List<T> all(Iterable<T> results) {
    List<T> list = new ArrayList<>();
    results.forEach(list::add);
    return list;
  }

  /** Throws as it is written: an error, of which there are more kinds than one thinks of. */
  private static final class Unwritable implements Serializable {
    private static final long serialVersionUID = 1L;

    private void writeObject(ObjectOutputStream out) {
      throw new AssertionError("as intended: " + out);
    }
  }

  @Test
  void shouldEndThoughAnItemCannotBeWritten() throws Exception {
    try (var pool = new Pool(1)) {
      var items = List.<Serializable>of(new Unwritable(), "fine");
      Iterator<Integer> results = pool.imap(x -> 1, items).iterator();
      assertThatThrownBy(results::next)
          .isInstanceOf(TaskFailedException.class)
          .hasCauseInstanceOf(AssertionError.class);
      assertThat(results.next()).isEqualTo(1);
      assertThat(results.hasNext()).isFalse();
    }
  }

  @Test
  void o1ShouldKeepTheOrderOrGiveEachResultOnce() throws Exception {
    try (var pool = new Pool(2)) {
      for (int count : new int[] {0, 1, 2, 5, 1000}) {
        for (int chunk : new int[] {1, 3, 2000}) {
          List<Integer> squares = range(count).stream().map(x -> x * x).toList();
          assertThat(all(pool.imap(x -> x * x, range(count), chunk))).isEqualTo(squares);
          assertThat(all(pool.imapUnordered(x -> x * x, range(count), chunk)))
              .containsExactlyInAnyOrderElementsOf(squares);
        }
      }
      assertThat(pool.imap(x -> x + 1, range(9)).stream().mapToInt(x -> x).sum()).isEqualTo(45);
      assertThat(all(pool.imap(x -> null, range(2)))).containsExactly(null, null);
      var taken = pool.imap(x -> x, range(1));
      assertThat(taken.next()).isZero();
      assertThat(taken.hasNext()).isFalse();
      assertThatThrownBy(taken::next).isInstanceOf(NoSuchElementException.class);
    }
  }

  @Test
  void o1ASlowTaskShouldHoldUpTheOrderedResultsOnly() throws Exception {
    try (var pool = new Pool(2)) {
      var go = new Queue<Integer>();
      var unordered = pool.imapUnordered(x -> x == 0 ? go.get() : x, range(4));
      Set<Integer> quick = new HashSet<>();
      for (int i = 0; i < 3; i++) {
        quick.add(unordered.next(LONG));
      }
      assertThat(quick).containsExactlyInAnyOrder(1, 2, 3);
      assertThatThrownBy(() -> unordered.next(Duration.ofMillis(10)))
          .isInstanceOf(TimeoutException.class);
      go.put(50);
      assertThat(unordered.next(LONG)).isEqualTo(50);
      assertThatThrownBy(() -> unordered.next(LONG)).isInstanceOf(NoSuchElementException.class);
      var ordered = pool.imap(x -> x == 0 ? go.get() : x, range(4));
      assertThatThrownBy(() -> ordered.next(Duration.ofMillis(10)))
          .isInstanceOf(TimeoutException.class);
      go.put(60);
      assertThat(all(ordered)).containsExactly(60, 1, 2, 3);
    }
  }

  @Test
  void o11ShouldReadAheadAsFarAsItIsTold() throws Exception {
    try (var pool = new Pool(2)) {
      for (int buffer : new int[] {1, 5}) {
        var read = new AtomicInteger();
        try (var results = pool.imap(x -> x, endless(read), 2, buffer)) {
          for (int i = 0; i < 100; i++) {
            assertThat(results.next()).isEqualTo(i);
            assertThat(read.get()).isLessThanOrEqualTo(2 * (i / 2 + 1 + buffer));
          }
        }
      }
      var read = new AtomicInteger();
      Set<Integer> all = new HashSet<>();
      try (var results = pool.imapUnordered(x -> x, endless(read), 1, 3)) {
        for (int i = 1; i <= 50; i++) {
          all.add(results.next());
          assertThat(read.get()).isLessThanOrEqualTo(i + 3);
        }
      }
      assertThat(all).hasSize(50);
      assertThatThrownBy(() -> pool.imap(x -> x, range(1), 1, 0))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("bufferSize=0");
    }
  }

  @Test
  void o5AnEndlessInputShouldRunInFlatMemory() throws Exception {
    try (var pool = new Pool(2)) {
      var read = new AtomicInteger();
      int segments = 0;
      try (var results = pool.imap(x -> 2 * x, endless(read))) {
        for (int i = 0; i < 100_000; i++) {
          assertThat(results.next()).isEqualTo(2 * i);
          assertThat(read.get() - i).isLessThan(5_000);
          if (i == 50_000) {
            segments = segments();
          }
        }
        assertThat(segments()).isLessThanOrEqualTo(segments + 16);
      }
      int whenClosed = read.get();
      assertThat(pool.map(x -> x, range(10), 1)).isEqualTo(range(10));
      assertThat(read.get() - whenClosed).as("read after the end").isLessThanOrEqualTo(1);
    }
  }

  private static int segments() {
    int[] count = new int[1];
    Tree.current()
        .arena()
        .forEach((type, record) -> count[0] += type == RecordType.SEGMENT ? 1 : 0);
    return count[0];
  }

  @Test
  void o5ShouldReadLittleAheadOfSlowTasks() throws Exception {
    try (var pool = new Pool(2)) {
      var read = new AtomicInteger();
      var go = new Queue<Integer>();
      try (var results = pool.imapUnordered(x -> go.get() + x, endless(read))) {
        for (int i = 0; i < 10; i++) {
          go.put(100);
          results.next();
          assertThat(read.get() - i).isLessThanOrEqualTo(8);
        }
        go.shutdown(); // lets those go that wait
      }
    }
  }

  @Test
  void aBlockedInputShouldHoldUpNeitherResultsNorTheEnd() throws Exception {
    var pool = new Pool(2);
    var input = new java.util.concurrent.LinkedBlockingQueue<Integer>(range(3));
    Iterable<Integer> blocking =
        () ->
            new Iterator<>() {
              @Override
              public boolean hasNext() {
                return true;
              }

              @Override
              public Integer next() {
                try {
                  return input.take();
                } catch (InterruptedException e) {
                  throw new AssertionError(e);
                }
              }
            };
    var results = pool.imap(x -> x, blocking);
    for (int i = 0; i < 3; i++) {
      assertThat(results.next(LONG)).isEqualTo(i);
    }
    pool.close();
    assertThatThrownBy(results::next).hasMessageContaining("before the input");
    input.add(0);
  }

  @Test
  void o8CloseShouldNotWaitForAnEndlessInput() throws Exception {
    try (var pool = new Pool(2)) {
      for (int result : pool.imap(x -> x, endless(new AtomicInteger()))) {
        if (result == 1000) {
          break; // and nobody closes it
        }
      }
      var finite = pool.imap(x -> x, range(500));
      pool.shutdown();
      assertThat(all(finite)).isEqualTo(range(500)); // it was given before
    }
  }

  @Test
  void aFailedTaskShouldFailInItsPlace() throws Exception {
    try (var pool = new Pool(2)) {
      var results = pool.imap(x -> 6 / x, List.of(1, 0, 3));
      assertThat(results.next()).isEqualTo(6);
      assertThatThrownBy(results::next).isInstanceOf(ArithmeticException.class);
      assertThat(results.next()).isEqualTo(2);
      assertThat(results.hasNext()).isFalse();
      var sent = pool.<Object, Integer>imap(Object::hashCode, List.of(1, new Thread(), 3));
      assertThat(sent.next()).isEqualTo(1);
      assertThatThrownBy(sent::next)
          .isInstanceOf(UncrossableException.class)
          .hasMessageContaining("item 1");
      assertThat(sent.next()).isEqualTo(3);
      var killed = pool.imapUnordered(x -> x == 1 ? exit() : x, range(3));
      Set<Object> fates = new HashSet<>();
      for (int i = 0; i < 3; i++) {
        try {
          fates.add(killed.next());
        } catch (WorkerDied e) {
          fates.add("died");
        }
      }
      assertThat(fates).containsExactlyInAnyOrder(0, 2, "died");
    }
  }

  private static int exit() {
    System.exit(3);
    return 0;
  }

  @Test
  void anInputThatThrowsShouldSayTheSameAfterTheResults() throws Exception {
    try (var pool = new Pool(1)) {
      Iterable<Integer> bad =
          () ->
              range(3).stream()
                  .map(x -> {
                    if (x == 2) {
                      throw new IllegalArgumentException("bad input");
                    }
                    return x;
                  })
                  .iterator();
      var results = pool.imap(x -> x, bad);
      assertThat(results.next()).isEqualTo(0);
      assertThat(results.next()).isEqualTo(1);
      assertThatThrownBy(results::next)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("bad input");
    }
  }

  @Test
  void terminationShouldTellWhoeverWaits() throws Exception {
    var pool = new Pool(1);
    var begun = new Queue<Integer>();
    var results =
        pool.imap(
            x -> {
              begun.put(x);
              hang();
              return x;
            },
            endless(new AtomicInteger()));
    var waiting = PoolTest.inThread(results::next);
    begun.get(LONG);
    pool.terminate();
    assertThatThrownBy(waiting::get).cause().hasMessageContaining("was terminated");
    pool.join();
  }

  @Test
  void o6ShouldRefuseChunksOfZeroOrLess() throws Exception {
    try (var pool = new Pool(1)) {
      assertThatThrownBy(() -> pool.imap(x -> x, range(1), 0)).hasMessageContaining("chunkSize=0");
      assertThatThrownBy(() -> pool.imapUnordered(x -> x, range(1), -1))
          .hasMessageContaining("chunkSize=-1");
      assertThatThrownBy(() -> pool.mapAsync(x -> x, range(1), 0))
          .hasMessageContaining("chunkSize=0");
    }
  }
}
