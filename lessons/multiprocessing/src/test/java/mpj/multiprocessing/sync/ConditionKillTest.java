package mpj.multiprocessing.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import mpj.multiprocessing.Check;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.Effort;
import mpj.multiprocessing.NothingLeft;
import mpj.multiprocessing.Parties;
import mpj.multiprocessing.channel.Queue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Row 4 of what the library survives, for the condition: waiters and signallers are killed. */
@ExtendWith(NothingLeft.class)
@Timeout(120)
class ConditionKillTest {
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final long TWICE_TWO_SECONDS = 4_000_000_000L;

  /** The first to wait dies with the signal that it was given: the second must have it. */
  @Test
  void f4ShouldPassOnTheSignalOfAWaiterThatDiedBeforeItWoke() throws Exception {
    int kills = 8;
    var condition = new Condition();
    var go = new Queue<Integer>();
    var waiting = new Queue<Integer>();
    var woken = new Queue<Integer>();
    var survivor =
        Parties.PROCESSES.start(
            1,
            () -> {
              for (int i = 0; i < kills; i++) {
                go.get();
                awaitOnce(condition, waiting);
                woken.put(i);
              }
            });
    for (int kill = 0; kill < kills; kill++) {
      var victim = new ChildProcess(() -> awaitOnce(condition, waiting));
      victim.start();
      waiting.get(LONG);
      go.put(1);
      waiting.get(LONG);
      condition.acquire(); // both wait now, the victim first
      assertThat(condition.signal()).isEqualTo(1);
      assertThat(woken.isEmpty()).isTrue();
      victim.kill();
      victim.join();
      assertThat(victim.exitCode()).hasValue(-9);
      assertThat(condition.signal()).as("the survivor is signalled already").isZero();
      long began = System.nanoTime();
      condition.release();
      assertThat(woken.get(LONG)).isEqualTo(kill);
      assertThat(System.nanoTime() - began).isLessThan(TWICE_TWO_SECONDS);
    }
    survivor.join();
  }

  private static void awaitOnce(Condition condition, Queue<Integer> waiting)
      throws InterruptedException {
    condition.acquire();
    waiting.put(1);
    condition.await();
    condition.release();
  }

  /** It may have been about to signal, so nobody goes on waiting for that. */
  @Test
  void f4ShouldWakeThoseWhoWaitWhenTheHolderOfTheLockDies() throws Exception {
    int kills = 4;
    for (Mutex mutex : new Mutex[] {new RLock(), new Lock()}) {
      var condition = new Condition(mutex);
      var waiting = new Queue<Integer>();
      var survivors =
          Parties.PROCESSES.start(
              2,
              () -> {
                try (var _ = condition.hold()) {
                  for (int i = 0; i < kills; i++) {
                    waiting.put(1);
                    Check.that(condition.await(LONG), "nobody woke it");
                  }
                }
              });
      for (int kill = 0; kill < kills; kill++) {
        waiting.get(LONG);
        waiting.get(LONG);
        var victim =
            new ChildProcess(() -> {
              condition.acquire();
              waiting.put(1);
              new Event().await();
            });
        victim.start();
        waiting.get(LONG);
        victim.kill();
        victim.join();
      }
      long began = System.nanoTime();
      survivors.join();
      assertThat(System.nanoTime() - began).isLessThan(TWICE_TWO_SECONDS);
    }
  }

  /** Whoever is killed, and wherever: no item lies there for long while others wait for it. */
  @Test
  void f4ShouldLeaveNoItemThatASleeperWaitsForWhoeverIsKilled() throws Exception {
    long seed = Effort.seed();
    var random = new Random(seed);
    int kills = 16;
    var condition = new Condition();
    var stock = new Queue<Integer>();
    var stop = new Event();
    var ready = new Queue<Integer>();
    var survivors = Parties.PROCESSES.start(2, () -> consume(condition, stock, stop, ready));
    List<ChildProcess> victims = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      victims.add(victim(condition, stock, stop, ready));
    }
    for (int i = 0; i < 6; i++) {
      ready.get(LONG);
    }
    int items = 0;
    for (int kill = 0; kill < kills; kill++) {
      for (int i = random.nextInt(20); i >= 0; i--) {
        condition.acquire();
        stock.put(items++);
        condition.signal();
        condition.release();
      }
      spin(random.nextInt(400_000));
      var victim = victims.removeFirst();
      victim.kill();
      long deadline = System.nanoTime() + TWICE_TWO_SECONDS;
      while (stock.size() > 0) {
        assertThat(System.nanoTime()).as("kill %d, seed=%d", kill, seed).isLessThan(deadline);
      }
      victim.join();
      assertThat(victim.exitCode()).hasValue(-9);
      if (kill + victims.size() < kills - 1) {
        victims.add(victim(condition, stock, stop, ready));
      }
    }
    stop.set();
    condition.acquire();
    condition.signalAll();
    condition.release();
    survivors.join();
    System.out.println(
        "waiters of a condition: seed=" + seed + " kills=" + kills + " items=" + items);
  }

  private static ChildProcess victim(
      Condition condition, Queue<Integer> stock, Event stop, Queue<Integer> ready) {
    var victim = new ChildProcess(() -> consume(condition, stock, stop, ready));
    victim.start();
    return victim;
  }

  private static void consume(
      Condition condition, Queue<Integer> stock, Event stop, Queue<Integer> ready)
      throws InterruptedException {
    ready.put(1);
    while (!stop.isSet()) {
      condition.acquire();
      condition.waitFor(() -> stock.size() > 0 || stop.isSet());
      if (stock.size() > 0) {
        stock.getNow();
      }
      condition.release();
    }
  }

  private static void spin(long nanos) {
    long until = System.nanoTime() + nanos;
    while (System.nanoTime() < until) {
      Thread.onSpinWait();
    }
  }
}
