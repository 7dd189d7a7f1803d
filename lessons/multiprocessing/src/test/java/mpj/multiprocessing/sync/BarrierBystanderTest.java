package mpj.multiprocessing.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.Context;
import mpj.multiprocessing.NothingLeft;
import mpj.multiprocessing.StartMethod;
import mpj.multiprocessing.TestThreads;
import mpj.multiprocessing.channel.Queue;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.manager.ManagedDict;
import mpj.multiprocessing.manager.Manager;
import mpj.multiprocessing.pool.AsyncResult;
import mpj.multiprocessing.pool.Pool;
import mpj.multiprocessing.shared.Global;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Row 26 of what the library survives: who only has a barrier in its hands breaks none. */
@ExtendWith(NothingLeft.class)
@Timeout(120)
class BarrierBystanderTest {
  private static final Duration LONG = Duration.ofSeconds(30);

  private static final Global<Barrier> GLOBAL = Global.of("BarrierBystanderTest.barrier");

  private static Barrier initialized;

  /** Two who are no bystanders meet, all of whose deaths have been mended. */
  private static void assertServes(Barrier barrier) throws Exception {
    assertThat(barrier.isBroken()).isFalse();
    assertThat(barrier.parties()).isEqualTo(2);
    var other = new ChildProcess(() -> barrier.await(LONG));
    other.start();
    barrier.await(LONG);
    assertThat(other.join(LONG)).isTrue();
    assertThat(other.exitCode()).as("%s", other.failure()).hasValue(0);
  }

  private static void end(Pool pool) throws InterruptedException {
    pool.terminate();
    pool.join();
  }

  @Test
  void f26ShouldStayWholeWhenAPoolIsTerminatedWhoseTaskLookedAtIt() throws Exception {
    var barrier = new Barrier(2);
    var pool = new Pool(2);
    assertThat(pool.apply(barrier::parties)).isEqualTo(2);
    end(pool);
    assertServes(barrier);
  }

  /** Terminated in the middle of a task that has nothing to do with the barrier. */
  @Test
  void f26ShouldStayWholeWhenAPoolIsTerminatedWhoseTasksHaveMet() throws Exception {
    var barrier = new Barrier(2);
    var busy = new Queue<Integer>();
    var pool = new Pool(2);
    pool.map(of -> barrier.await(LONG), List.of(1, 2), 1);
    Barrier made = pool.apply(() -> new Barrier(2));
    AsyncResult<Integer> endless =
        pool.applyAsync(() -> {
          busy.put(1);
          return new Queue<Integer>().get();
        });
    busy.get(LONG);
    end(pool);
    assertThatThrownBy(endless::get).hasMessageContaining("terminated");
    assertServes(barrier);
    assertServes(made);
  }

  @Test
  void f26ShouldStayWholeWhoeverWaitsWhenAnIdlePoolIsTerminated() throws Exception {
    var barrier = new Barrier(2);
    var pool = new Pool(1);
    assertThat(pool.map(x -> barrier.parties() + x, List.of(1, 2))).contains(3, 4);
    var other = new ChildProcess(() -> barrier.await(LONG));
    other.start();
    awaitWaiting(barrier, 1);
    end(pool);
    barrier.await(LONG);
    other.join();
    assertThat(other.exitCode()).as("%s", other.failure()).hasValue(0);
  }

  @Test
  void f26ShouldStayWholeWhenAWorkerHasItByItsInitializer() throws Exception {
    var barrier = new Barrier(2);
    var pool = Pool.builder().workers(2).initializer(() -> initialized = barrier).build();
    pool.map(of -> initialized.await(LONG), List.of(1, 2), 1);
    end(pool);
    assertServes(barrier);
  }

  @Test
  void f26ShouldStayWholeWhenForkedWorkersAndServersHaveItAmongTheirGlobals() throws Exception {
    var barrier = new Barrier(2);
    GLOBAL.set(barrier);
    try (var manager = new Manager(Context.of(StartMethod.FORK))) {
      var pool = new Pool(2, Context.of(StartMethod.FORK));
      assertThat(pool.apply(() -> GLOBAL.get().parties())).isEqualTo(2);
      pool.map(of -> GLOBAL.get().await(LONG), List.of(1, 2), 1);
      end(pool);
      kill(manager.pid());
      assertServes(barrier);
    } finally {
      GLOBAL.set(null);
    }
  }

  /** One that came with the function counts in each of the tasks, as the function is kept. */
  @Test
  void f26ShouldBreakForThoseWhoWaitWhenAWorkerDiesOnItsWay() throws Exception {
    var barrier = new Barrier(2);
    var go = new Queue<Boolean>();
    var begun = new Queue<Integer>();
    var survivor = new ChildProcess(() -> expectBroken(barrier));
    var pool = new Pool(1);
    var done = pool.mapAsync(of -> comes(barrier, begun, go), List.of(1, 2), 1);
    survivor.start();
    awaitWaiting(barrier, 1);
    begun.get(LONG);
    go.put(false); // the first task does not come
    begun.get(LONG);
    assertThat(barrier.isBroken()).isFalse();
    end(pool);
    assertThatThrownBy(done::get).hasMessageContaining("terminated");
    assertThat(survivor.join(LONG)).isTrue();
    assertThat(survivor.exitCode()).as("%s", survivor.failure()).hasValue(0);
  }

  private static int comes(Barrier barrier, Queue<Integer> begun, Queue<Boolean> go)
      throws InterruptedException {
    begun.put(1);
    return go.get() ? barrier.await() : 0;
  }

  @Test
  void f26ShouldBreakWhenAWorkerIsKilledWhileItWaits() throws Exception {
    var barrier = new Barrier(2);
    var pool = new Pool(1);
    AsyncResult<Integer> waits = pool.applyAsync(barrier::await);
    awaitWaiting(barrier, 1);
    end(pool);
    assertThatThrownBy(waits::get).hasMessageContaining("terminated");
    assertThatThrownBy(() -> barrier.await(LONG)).isInstanceOf(BrokenBarrier.class);
  }

  private static void awaitWaiting(Barrier barrier, int parties) {
    while (barrier.waiting() < parties) {
      TestThreads.letOthersRun();
    }
  }

  /** One that got it from a queue, or from a manager's dictionary, looked at it, and ends. */
  @ParameterizedTest
  @ValueSource(strings = {"killed", "terminated", "failed", "exited", "halted", "ended"})
  void f26ShouldStayWholeHoweverOneEndsThatGotItInAMessage(String how) throws Exception {
    var barrier = new Barrier(2);
    var queue = new Queue<Barrier>();
    var looked = new Queue<Integer>();
    queue.put(barrier);
    var bystander =
        new ChildProcess(() -> {
          Barrier met = queue.get();
          looked.put(met.parties());
          end(how);
          throw new IllegalStateException("not reached: " + met);
        });
    bystander.start();
    assertThat(looked.get(LONG)).isEqualTo(2);
    switch (how) {
      case "killed" -> bystander.kill();
      case "terminated" -> bystander.terminate();
      default -> {}
    }
    assertThat(bystander.join(LONG)).isTrue();
    assertServes(barrier);
  }

  private static void end(String how) throws InterruptedException {
    switch (how) {
      case "failed" -> throw new IllegalStateException("it fails");
      case "exited" -> System.exit(3);
      case "halted" -> Runtime.getRuntime().halt(4);
      case "ended" -> System.exit(0);
      default -> new Queue<Integer>().get();
    }
  }

  @Test
  void f26ShouldBreakForThoseWhoWaitWhenOneIsKilledThatMayStillCome() throws Exception {
    var barrier = new Barrier(2);
    var queue = new Queue<Barrier>();
    var looked = new Queue<Integer>();
    queue.put(barrier);
    var late =
        new ChildProcess(() -> {
          Barrier met = queue.get();
          looked.put(met.parties());
          new Queue<Integer>().get();
          met.await();
        });
    var survivor = new ChildProcess(() -> expectBroken(barrier));
    late.start();
    survivor.start();
    looked.get(LONG);
    awaitWaiting(barrier, 1);
    late.kill();
    assertThat(survivor.join(LONG)).isTrue();
    assertThat(survivor.exitCode()).as("%s", survivor.failure()).hasValue(0);
    late.join();
  }

  @Test
  void f26ShouldStayWholeForThoseWhoWaitWhenTheDeadHadLostIt() throws Exception {
    var barrier = new Barrier(2);
    var queue = new Queue<Barrier>();
    queue.put(barrier);
    queue.put(barrier);
    var looked = new Queue<Integer>();
    var bystander =
        new ChildProcess(() -> {
          look(queue);
          looked.put(1);
          while (true) {
            System.gc();
            Thread.sleep(5);
          }
        });
    var other = new ChildProcess(() -> barrier.await(LONG));
    bystander.start();
    other.start();
    looked.get(LONG);
    awaitWaiting(barrier, 1);
    while (BarrierState.holders(Tree.current().arena().at(barrier.handle())) > 0) {
      TestThreads.letOthersRun();
    }
    bystander.kill();
    assertThat(bystander.join(LONG)).isTrue();
    assertThat(barrier.isBroken()).isFalse();
    barrier.await(LONG);
    assertThat(other.join(LONG)).isTrue();
    assertThat(other.exitCode()).as("%s", other.failure()).hasValue(0);
  }

  private static void look(Queue<Barrier> queue) throws InterruptedException {
    if (!queue.get().equals(queue.get())) {
      throw new AssertionError("two barriers");
    }
  }

  @Test
  void f26ShouldStayWholeWhenAManagerIsKilledThatKeepsIt() throws Exception {
    var barrier = new Barrier(2);
    var other = new ChildProcess(() -> barrier.await(LONG));
    try (var manager = new Manager()) {
      ManagedDict<String, Barrier> dict = manager.dict();
      dict.put("b", barrier);
      other.start();
      awaitWaiting(barrier, 1);
      kill(manager.pid());
    }
    assertThat(barrier.isBroken()).isFalse();
    barrier.await(LONG);
    assertThat(other.join(LONG)).isTrue();
    assertThat(other.exitCode()).as("%s", other.failure()).hasValue(0);
  }

  private static void kill(long pid) {
    ProcessHandle.of(pid)
        .ifPresent(process -> {
          process.destroyForcibly();
          process.onExit().join();
        });
  }

  private static void expectBroken(Barrier barrier) throws InterruptedException {
    try {
      barrier.await(LONG.multipliedBy(2));
    } catch (BrokenBarrier e) {
      return;
    }
    throw new AssertionError("it passed without all parties");
  }
}
