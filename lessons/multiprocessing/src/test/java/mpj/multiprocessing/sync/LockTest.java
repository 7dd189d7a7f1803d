package mpj.multiprocessing.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import mpj.multiprocessing.Check;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.NothingLeft;
import mpj.multiprocessing.Parties;
import mpj.multiprocessing.TestThreads;
import mpj.multiprocessing.channel.Queue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rows L of the library's behaviour, and row 3 of what it survives. */
@ExtendWith(NothingLeft.class)
@Timeout(120)
class LockTest {
  private static final Duration LONG = Duration.ofSeconds(30);

  @ParameterizedTest
  @EnumSource
  void l1ShouldRefuseWhileHeldAndReportAReleaseOfAFreeLock(Parties parties) throws Exception {
    var lock = new Lock();
    assertThat(lock.tryAcquire()).isTrue();
    assertThat(lock.isLocked()).isTrue();
    assertThat(lock.tryAcquire()).isFalse();
    parties.run(2, () -> Check.that(!lock.tryAcquire(), "it was taken from its holder"));
    lock.release();
    assertThat(lock.isLocked()).isFalse();
    assertThatThrownBy(lock::release)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("lock=Lock-1");
    try (var held = lock.hold()) {
      assertThat(held).isNotNull();
      assertThat(lock.tryAcquire()).isFalse();
    }
    assertThat(lock.tryAcquire()).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void l2ShouldLetAnyoneRelease(Parties parties) throws Exception {
    var lock = new Lock();
    lock.acquire();
    parties.run(1, lock::release);
    assertThat(lock.tryAcquire()).isTrue();
  }

  @Test
  void shouldReleaseOnceHoweverOftenAHoldIsClosed() throws Exception {
    var lock = new Lock();
    Hold held = lock.hold();
    held.close();
    lock.acquire(); // as another would
    held.close();
    assertThat(lock.isLocked()).isTrue();
  }

  @Test
  void l5ShouldWaitAtLeastTheTimeGiven() throws Exception {
    var lock = new Lock();
    lock.acquire();
    for (int millis : new int[] {0, 1, 20, 150}) {
      long began = System.nanoTime();
      assertThat(lock.tryAcquire(Duration.ofMillis(millis))).isFalse();
      assertThat(System.nanoTime() - began).isGreaterThanOrEqualTo(millis * 1_000_000L);
    }
  }

  @ParameterizedTest
  @EnumSource
  void l5ShouldWaitAtLeastTheTimeGivenForAHolderThatIsElsewhere(Parties parties) throws Exception {
    var lock = new Lock();
    lock.acquire();
    parties.run(
        2,
        () -> {
          for (int millis : new int[] {0, 1, 150}) {
            long began = System.nanoTime();
            Check.that(!lock.tryAcquire(Duration.ofMillis(millis)), "it was taken from its holder");
            Check.that(System.nanoTime() - began >= millis * 1_000_000L, "it gave up too early");
          }
        });
    assertThat(lock.isLocked()).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void l6ShouldBeInterruptedWaitingForAHolderThatIsElsewhere(Parties parties) throws Exception {
    var lock = new Lock();
    lock.acquire();
    parties.run(
        2,
        () -> {
          for (int i = 0; i < 20; i++) {
            var interrupter = TestThreads.of(Thread.currentThread()::interrupt);
            boolean interrupted = false;
            try {
              interrupter.start();
              lock.acquire();
            } catch (InterruptedException e) {
              interrupted = true;
            }
            Check.that(interrupted, "it was taken from its holder");
            interrupter.join();
          }
        });
    assertThat(lock.isLocked()).isTrue();
    lock.release();
    assertThat(lock.tryAcquire()).isTrue();
  }

  @Test
  void l6ShouldLoseNoInterrupt() throws Exception {
    var lock = new Lock();
    lock.acquire();
    for (int i = 0; i < 300; i++) {
      var interrupted = new CountDownLatch(1);
      var waiting = new CountDownLatch(1);
      var thread =
          TestThreads.of(() -> {
            waiting.countDown();
            try {
              lock.acquire();
            } catch (InterruptedException e) {
              interrupted.countDown();
            }
          });
      thread.start();
      waiting.await();
      for (int spin = i * 20; spin > 0; spin--) { // from before the sleep to well within it
        TestThreads.letOthersRun();
      }
      thread.interrupt();
      assertThat(interrupted.await(20, TimeUnit.SECONDS)).as("interrupt %d", i).isTrue();
      thread.join();
    }
    lock.release();
    assertThat(lock.tryAcquire()).isTrue();
  }

  @Test
  void l6ShouldPassTheWakeUpOnWhenTheOneWokenIsInterrupted() throws Exception {
    var lock = new Lock();
    for (int i = 0; i < 60; i++) {
      lock.acquire();
      var second = new CountDownLatch(1);
      var first = TestThreads.of(() -> takeAndGiveBack(lock, () -> {}));
      var other = TestThreads.of(() -> takeAndGiveBack(lock, second::countDown));
      first.start();
      other.start();
      long asleep = System.nanoTime() + 2_000_000; // both past their spinning, most of the time
      while (System.nanoTime() < asleep) {
        TestThreads.letOthersRun();
      }
      lock.release();
      first.interrupt();
      assertThat(second.await(20, TimeUnit.SECONDS)).as("round %d", i).isTrue();
      first.join();
      other.join();
      assertThat(lock.isLocked()).isFalse();
    }
  }

  private static void takeAndGiveBack(Lock lock, Runnable taken) {
    try {
      lock.acquire();
      taken.run();
      lock.release();
    } catch (InterruptedException e) {
      // This one gave up.
    }
  }

  /** The lock alone keeps this counter right: it lies in a queue that is taken and put again. */
  @Test
  void l7ShouldExcludeThreadsAndProcessesAtOnce() throws Exception {
    int turns = 300;
    int processes = 3;
    var lock = new Lock();
    var counter = new Queue<Integer>();
    counter.put(0);
    List<ChildProcess> children = new ArrayList<>();
    for (int i = 0; i < processes; i++) {
      var child = new ChildProcess(() -> addTurns(lock, counter, turns));
      child.start();
      children.add(child);
    }
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      var thread = TestThreads.of(() -> unchecked(() -> addTurns(lock, counter, turns)));
      thread.start();
      threads.add(thread);
    }
    for (var child : children) {
      child.join();
      assertThat(child.exitCode()).hasValue(0);
    }
    for (var thread : threads) {
      thread.join();
    }
    assertThat(counter.getNow()).isEqualTo((processes + 2) * turns);
  }

  private static void addTurns(Lock lock, Queue<Integer> counter, int turns) throws Exception {
    for (int i = 0; i < turns; i++) {
      lock.acquire();
      int value = counter.getNow(); // empty, if another were here
      counter.putNow(value + 1);
      lock.release();
    }
  }

  private interface Work {
    void run() throws Exception;
  }

  private static void unchecked(Work work) {
    try {
      work.run();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void f3ShouldFreeTheLockOfAKilledHolderAndTellTheNext() throws Exception {
    var lock = new Lock();
    var ready = new Queue<Integer>();
    for (int kill = 0; kill < 10; kill++) {
      var victim =
          new ChildProcess(() -> {
            lock.acquire();
            ready.put(1);
            ready.get(Duration.ofHours(1));
          });
      victim.start();
      while (!lock.isLocked()) {
        TestThreads.letOthersRun();
      }
      var waiter = new ChildProcess(() -> heirTakes(lock));
      waiter.start();
      victim.kill();
      assertThat(waiter.join(LONG)).isTrue();
      assertThat(waiter.exitCode()).as("kill %d: %s", kill, waiter.failure()).hasValue(0);
      assertThat(lock.isLocked()).isFalse();
      victim.join();
    }
  }

  private static void heirTakes(Lock lock) throws InterruptedException {
    if (!lock.tryAcquire(Duration.ofSeconds(10))) {
      throw new AssertionError("the dead still hold it");
    }
    boolean told = lock.ownerDied().isPresent();
    lock.release();
    if (!told || lock.ownerDied().isPresent()) {
      throw new AssertionError("told=" + told);
    }
  }

  @Test
  void shouldBeOneLockHoweverItTravelled() throws Exception {
    var lock = new Lock();
    var locks = new Queue<Lock>();
    locks.put(lock);
    assertThat(locks.get()).isEqualTo(lock).hasSameHashCodeAs(lock).hasToString("Lock-1");
  }
}
