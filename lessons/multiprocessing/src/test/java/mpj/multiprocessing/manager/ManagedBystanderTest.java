package mpj.multiprocessing.manager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.Children;
import mpj.multiprocessing.Context;
import mpj.multiprocessing.NothingLeft;
import mpj.multiprocessing.StartMethod;
import mpj.multiprocessing.TestThreads;
import mpj.multiprocessing.channel.Queue;
import mpj.multiprocessing.pool.AsyncResult;
import mpj.multiprocessing.pool.Pool;
import mpj.multiprocessing.shared.Global;
import mpj.multiprocessing.sync.BrokenBarrier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Row 26 of what the library survives, for a barrier that a manager hosts. */
@ExtendWith(NothingLeft.class)
@Timeout(120)
class ManagedBystanderTest {
  private static final Duration LONG = Children.LONG;
  private static final Global<ManagedBarrier> GLOBAL = Global.of("ManagedBystanderTest.barrier");

  private Manager manager;
  private ManagedBarrier barrier;

  @BeforeEach
  void open() {
    manager = new Manager();
    barrier = manager.barrier(2);
  }

  @AfterEach
  void close() {
    manager.close();
  }

  private static void end(Pool pool) throws InterruptedException {
    pool.terminate();
    pool.join();
  }

  private static void awaitWaiting(ManagedBarrier barrier, int parties) {
    while (barrier.waiting() < parties) {
      TestThreads.letOthersRun();
    }
  }

  /** Another process, which waits. */
  private static ChildProcess waiting(ManagedBarrier barrier) {
    var other = new ChildProcess(() -> barrier.await(LONG));
    other.start();
    awaitWaiting(barrier, 1);
    return other;
  }

  private static void assertMeets(ManagedBarrier barrier, ChildProcess other) throws Exception {
    assertThat(barrier.isBroken()).isFalse();
    barrier.await(LONG);
    assertThat(other.join(LONG)).isTrue();
    assertThat(other.exitCode()).as("%s", other.failure()).hasValue(0);
  }

  /** The manager has heard of a death when it has freed what the dead held. */
  private void awaitNoticed(ManagedLock held) throws InterruptedException {
    assertThat(held.tryAcquire(LONG)).isTrue();
  }

  @Test
  void f26ShouldStayWholeWhenAPoolIsTerminatedWhoseTasksLookedOrMet() throws Exception {
    ManagedBarrier both = barrier;
    ManagedLock lock = manager.lock();
    var busy = new Queue<Integer>();
    var pool = new Pool(2);
    pool.map(of -> both.parties() + both.await(LONG), List.of(1, 2), 1);
    ChildProcess other = waiting(both);
    AsyncResult<Integer> endless =
        pool.applyAsync(() -> {
          lock.acquire();
          busy.put(1);
          return new Queue<Integer>().get();
        });
    busy.get(LONG);
    end(pool);
    assertThatThrownBy(endless::get).hasMessageContaining("terminated");
    awaitNoticed(lock);
    assertMeets(both, other);
  }

  @Test
  void f26ShouldStayWholeWhenForkedWorkersHaveItAmongTheirGlobals() throws Exception {
    GLOBAL.set(barrier);
    try {
      ManagedLock lock = manager.lock();
      var busy = new Queue<Integer>();
      var pool = new Pool(1, Context.of(StartMethod.FORK));
      assertThat(pool.apply(() -> GLOBAL.get().parties())).isEqualTo(2);
      AsyncResult<Integer> endless =
          pool.applyAsync(() -> {
            lock.acquire();
            busy.put(1);
            return new Queue<Integer>().get();
          });
      busy.get(LONG);
      ChildProcess other = waiting(barrier);
      end(pool);
      assertThatThrownBy(endless::get).hasMessageContaining("terminated");
      awaitNoticed(lock);
      assertMeets(barrier, other);
    } finally {
      GLOBAL.set(null);
    }
  }

  @Test
  void f26ShouldBreakOnlyForThoseWhoWaitWhenOneDiesThatMayStillCome() throws Exception {
    for (boolean waited : new boolean[] {false, true}) {
      ManagedBarrier met = manager.barrier(2);
      ManagedLock lock = manager.lock();
      var carrier = new Queue<ManagedBarrier>();
      var looked = new Queue<Integer>();
      carrier.put(met);
      var late =
          new ChildProcess(() -> {
            ManagedBarrier its = carrier.get();
            lock.acquire();
            looked.put(its.parties());
            new Queue<Integer>().get();
            its.await();
          });
      late.start();
      looked.get(LONG);
      ChildProcess survivor = waited ? new ChildProcess(() -> expectBroken(met)) : null;
      if (waited) {
        survivor.start();
        awaitWaiting(met, 1);
      }
      late.kill();
      awaitNoticed(lock);
      if (waited) {
        assertThat(survivor.join(LONG)).isTrue();
        assertThat(survivor.exitCode()).as("%s", survivor.failure()).hasValue(0);
      } else {
        assertMeets(met, waiting(met));
      }
      late.join();
    }
  }

  @Test
  void f26ShouldBreakWhenAPartyDiesThatMadeItOrHasAwaited() throws Exception {
    Manager made = manager;
    ManagedLock lock = manager.lock();
    var carrier = new Queue<ManagedBarrier>();
    var maker =
        new ChildProcess(() -> {
          lock.acquire();
          carrier.put(made.barrier(2));
          new Queue<Integer>().get();
        });
    maker.start();
    ManagedBarrier theirs = carrier.get(LONG);
    maker.kill();
    awaitNoticed(lock);
    assertThat(theirs.isBroken()).isTrue();
    lock.release();

    carrier.put(barrier);
    var party =
        new ChildProcess(() -> {
          ManagedBarrier its = carrier.get();
          its.await();
          lock.acquire();
          new Queue<Integer>().get();
        });
    party.start();
    barrier.await(LONG);
    while (lock.tryAcquire()) {
      lock.release();
      TestThreads.letOthersRun();
    }
    party.kill();
    awaitNoticed(lock);
    assertThat(barrier.isBroken()).isTrue();
    maker.join();
    party.join();
  }

  private static void expectBroken(ManagedBarrier barrier) throws InterruptedException {
    try {
      barrier.await(LONG);
    } catch (BrokenBarrier e) {
      return;
    }
    throw new AssertionError("it passed without all parties");
  }
}
