package mpj.multiprocessing.pool;

import static mpj.multiprocessing.pool.PoolTest.range;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.NothingLeft;
import mpj.multiprocessing.Task;
import mpj.multiprocessing.channel.Queue;
import mpj.multiprocessing.shared.IntValue;
import mpj.multiprocessing.sync.Hold;
import mpj.multiprocessing.sync.Lock;
import mpj.multiprocessing.wire.UncrossableException;
import mpj.multiprocessing.wire.UndecodableException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Rows 1 and 8 to 11 of what the library survives, each with each: a crash, an exit, an error, and
 * what cannot be sent, in an argument, a task, a result, a callback and an initializer. And row O9
 * of its behaviour: what may be an argument or a result.
 */
@ExtendWith(NothingLeft.class)
@Timeout(120)
class PoolMatrixTest {
  /** The longest deadline of these rows, doubled for a busy machine. */
  private static final Duration DEADLINE = Duration.ofSeconds(10);

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
      return new Thread();
    }
  }

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

  @ParameterizedTest
  @EnumSource
  void shouldFailTheTaskAloneWhateverHappens(Place place) throws Exception {
    try (var pool = new Pool(1)) {
      for (Thing thing : Thing.values()) {
        Throwable failure = catchThrowable(() -> place.put(pool, thing).get(DEADLINE));
        assertThat(failure)
            .as("%s in %s", thing, place)
            .isInstanceOf(
                switch (thing) {
                  case CRASH, EXIT -> WorkerDied.class;
                  case ERROR ->
                      place == Place.ARGUMENT
                          ? UndecodableException.class
                          : TaskFailedException.class;
                  case UNSENDABLE -> UncrossableException.class;
                });
        if (failure instanceof WorkerDied died) {
          assertThat(died.exitCode()).isEqualTo(thing == Thing.CRASH ? 77 : 5);
        }
        assertThat(pool.applyAsync(() -> 6).get(DEADLINE)).isEqualTo(6);
      }
    }
  }

  @Test
  void aResultThatThrowsHereShouldFailItsTaskAlone() throws Exception {
    try (var pool = new Pool(1)) {
      assertThatThrownBy(() -> pool.apply(() -> new Trap(Thing.ERROR, true)))
          .isInstanceOf(UndecodableException.class)
          .hasRootCauseInstanceOf(AssertionError.class);
      assertThat(pool.map(x -> x, range(10), 1)).isEqualTo(range(10));
    }
  }

  /** A callback runs in the process that has the pool: its end is the pool's. */
  @ParameterizedTest
  @EnumSource(names = {"CRASH", "EXIT"})
  void aCallbackShouldEndItsOwnProcessAndLeaveNothing(Thing thing) throws Exception {
    var child =
        new ChildProcess(() -> {
          try (var pool = new Pool(1)) {
            pool.applyAsync(() -> 1).onSuccess(x -> thing.happen()).get();
            new CountDownLatch(1).await();
          }
        });
    child.start();
    assertThat(child.join(DEADLINE.multipliedBy(2))).isTrue();
    assertThat(child.exitCode()).hasValue(thing == Thing.CRASH ? 77 : 5);
  }

  @Test
  void aCallbackShouldFailAloneAndMayHoldWhatCannotBeSent() throws Exception {
    try (var pool = new Pool(1)) {
      Thread unsendable = new Thread();
      var called = new CountDownLatch(1);
      pool.applyAsync(() -> 1).onSuccess(x -> Thing.ERROR.happen());
      pool.applyAsync(() -> 1)
          .onSuccess(x -> {
            assertThat(unsendable.isAlive()).isFalse();
            called.countDown();
          });
      assertThat(called.await(DEADLINE.toSeconds(), TimeUnit.SECONDS)).isTrue();
      assertThat(pool.applyAsync(() -> 6).get(DEADLINE)).isEqualTo(6);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"CRASH", "EXIT", "ERROR"})
  void row11ShouldFailThePoolIfItsInitializerDoes(Thing thing) throws Exception {
    Task initializer = () -> thing.happen();
    try (var pool = Pool.builder().workers(1).initializer(initializer).build()) {
      assertThatThrownBy(() -> pool.applyAsync(() -> 6).get(DEADLINE))
          .isInstanceOfAny(IllegalStateException.class, WorkerDied.class)
          .hasMessageContaining(thing == Thing.ERROR ? "as intended" : "die as they start");
    }
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
      assertThat(queue.get(DEADLINE)).isEqualTo(lock);
      Queue<String> made = pool.apply(() -> filled("from a worker"));
      assertThat(made.get(DEADLINE)).isEqualTo("from a worker");
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
      assertThat(nested.get(DEADLINE.multipliedBy(2))).isEqualTo(45);
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
