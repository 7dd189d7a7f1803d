package mpj.multiprocessing.pool;

import static mpj.multiprocessing.pool.PoolTest.range;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import mpj.multiprocessing.NothingLeft;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Row O14 and row 29: code of the program's that blocks or throws harms its own task alone. */
@ExtendWith(NothingLeft.class)
@Timeout(120)
class PoolOwnCodeTest {
  private static final long HOME = ProcessHandle.current().pid();
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final CountDownLatch GO_ON = new CountDownLatch(1);

  /** A result that cannot be rebuilt in the caller's process before it is let go on. */
  private record Slow(int number, long home) {
    Slow {
      if (ProcessHandle.current().pid() == home) {
        try {
          GO_ON.await();
        } catch (InterruptedException e) {
          throw new IllegalStateException(e);
        }
      }
    }
  }

  private record Broken(long home) {
    Broken {
      if (ProcessHandle.current().pid() == home) {
        throw new NoClassDefFoundError("not here");
      }
    }
  }

  /** An exception whose serialization, and description, throws an Error. */
  private static final class Nasty extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private void writeObject(ObjectOutputStream out) {
      throw new AssertionError("cannot be written");
    }

    @Override
    public String getMessage() {
      throw new NoClassDefFoundError("no message");
    }
  }

  private static final class Unwritable implements Serializable {
    private static final long serialVersionUID = 1L;

    private void writeObject(ObjectOutputStream out) {
      throw new NoClassDefFoundError("missing");
    }
  }

  private static Slow slow(int number, long home) {
    return new Slow(number, home);
  }

  @Test
  void o14ShouldGoOnWhileResultsBlockAsTheyAreRead() throws Exception {
    long home = HOME;
    try (var pool = new Pool(2)) {
      List<AsyncResult<Slow>> slow = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        int number = i;
        slow.add(pool.applyAsync(() -> slow(number, home)));
      }
      assertThat(pool.map(item -> item + 1, range(20), 1)).isEqualTo(range(21).subList(1, 21));
      // Read by code of its own, too, and given after those that block.
      assertThat(pool.applyAsync(() -> slow(7, 0)).get(LONG).number()).isEqualTo(7);
      assertThat(slow).noneMatch(AsyncResult::isReady);
      GO_ON.countDown();
      for (int i = 0; i < 5; i++) {
        assertThat(slow.get(i).get(LONG).number()).isEqualTo(i);
      }
    }
  }

  @Test
  void o14ShouldFailTheTaskAloneWhoseResultThrowsAnErrorHereOrThere() throws Exception {
    long home = HOME;
    try (var pool = new Pool(1)) {
      long pid = pool.workerPids().get(0);
      assertThatThrownBy(() -> pool.applyAsync(() -> new Broken(home)).get(LONG))
          .hasMessageContaining("not here");
      assertThatThrownBy(() -> pool.applyAsync(() -> new Unwritable()).get(LONG))
          .hasMessageContaining("missing");
      assertThat(pool.workerPids()).containsExactly(pid);
    }
  }

  @Test
  void shouldReportAnExceptionWhoseSerializationThrowsAnError() throws Exception {
    try (var pool = new Pool(1)) {
      long pid = pool.workerPids().get(0);
      assertThatThrownBy(() ->
              pool.applyAsync(
                      () -> {
                        throw new Nasty();
                      })
                  .get(LONG))
          .hasStackTraceContaining(Nasty.class.getName());
      assertThat(pool.workerPids()).containsExactly(pid);
    }
  }

  @Test
  void o14ShouldHaveCalledTheCallbacksWhenAwaitReturns() throws Exception {
    try (var pool = new Pool(2)) {
      AtomicInteger called = new AtomicInteger();
      for (int round = 1; round <= 300; round++) {
        AsyncResult<List<Integer>> result =
            pool.mapAsync(item -> item, range(3)).onSuccess(list -> called.incrementAndGet());
        if (round % 3 == 0) {
          result.await();
        } else if (round % 3 == 1) {
          result.get();
        } else {
          assertThat(result.await(LONG)).isTrue();
        }
        assertThat(called).hasValue(round);
      }
    }
  }

  @Test
  void o14ShouldGoOnWhileAListenerAndACallbackBlock() throws Exception {
    var goOn = new CountDownLatch(1);
    var blocked = new CountDownLatch(2);
    var builder =
        Pool.builder()
            .workers(2)
            .onProgress((done, total) -> {
              blocked.countDown();
              awaitRelease(goOn);
            });
    try (var pool = builder.build()) {
      pool.applyAsync(() -> 1)
          .onSuccess(one -> {
            blocked.countDown();
            awaitRelease(goOn);
          });
      assertThat(blocked.await(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
      assertThat(pool.applyAsync(() -> 2).get(LONG)).isEqualTo(2);
      assertThat(pool.mapAsync(item -> item, range(20)).get(LONG)).isEqualTo(range(20));
      goOn.countDown();
    }
  }

  private static void awaitRelease(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void o14ShouldLetACallbackWaitForAResultThatHasCallbacks() throws Exception {
    try (var pool = new Pool(1)) {
      List<Integer> got = new ArrayList<>();
      pool.applyAsync(() -> 1)
          .onSuccess(one -> {
            try {
              got.add(pool.applyAsync(() -> 2).onSuccess(got::add).get());
            } catch (InterruptedException e) {
              throw new IllegalStateException(e);
            }
          })
          .await();
      pool.shutdown();
      pool.join();
      assertThat(got).containsExactly(2, 2);
    }
  }

  /** Its tasks' method lies in the class that is initialized by means of them. */
  private static final class Circular {
    static final List<Integer> SQUARES = squares();

    private static List<Integer> squares() {
      try (Pool pool = new Pool(1)) {
        return pool.map(x -> x * x, range(3));
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  @Test
  void aWorkerShouldStartNoChildWhileTheClassOfItsTaskIsInitialized() {
    assertThatThrownBy(() -> Circular.SQUARES.size())
        .isInstanceOf(ExceptionInInitializerError.class)
        .hasStackTraceContaining("while the class of a task is being initialized")
        .hasStackTraceContaining("parent=PoolWorker-1");
  }
}
