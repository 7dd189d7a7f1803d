package mpj.multiprocessing.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
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

/** Rows L of the library's behaviour for the reentrant lock. */
@ExtendWith(NothingLeft.class)
@Timeout(120)
class RLockTest {
  private static final Duration SOON = Duration.ofSeconds(20);

  @ParameterizedTest
  @EnumSource
  void l1ShouldRefuseOthersWhileHeldAndReportAReleaseOfAFreeLock(Parties parties) throws Exception {
    var lock = new RLock();
    assertThatThrownBy(lock::release)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("lock=RLock-1");
    try (var held = lock.hold()) {
      assertThat(held.ownerDied()).isEmpty();
      parties.run(2, () -> Check.that(!lock.tryAcquire(), "it was taken from its holder"));
    }
    parties.run(
        1,
        () -> {
          Check.that(lock.tryAcquire(), "it is held still");
          lock.release();
        });
    assertThat(lock.isLocked()).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void l2ShouldLetNobodyButItsHolderRelease(Parties parties) throws Exception {
    var lock = new RLock();
    lock.acquire();
    parties.run(
        2,
        () -> {
          Check.refused(lock::release);
          Check.that(lock.depth() == 0, "the depth is the holder's");
        });
    assertThat(lock.depth()).isEqualTo(1);
    lock.release();
    assertThat(lock.isLocked()).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void l3ShouldNeedAsManyReleasesAsAcquires(Parties parties) throws Exception {
    var lock = new RLock();
    lock.acquire();
    assertThat(lock.tryAcquire()).isTrue();
    assertThat(lock.tryAcquire(Duration.ZERO)).isTrue();
    for (int depth = 3; depth > 0; depth--) {
      assertThat(lock.depth()).isEqualTo(depth);
      parties.run(1, () -> Check.that(!lock.tryAcquire(), "it is free too early"));
      lock.release();
    }
    parties.run(1, () -> Check.that(lock.tryAcquire(Duration.ofSeconds(9)), "it is not free"));
  }

  @Test
  void l3ShouldKeepADepthThatIsGivenUpForAWhile() throws Exception {
    var lock = new RLock();
    lock.acquire();
    lock.acquire();
    int depth = lock.releaseFully();
    Parties.THREADS.run(
        1,
        () -> {
          lock.acquire();
          lock.release();
        });
    lock.acquire();
    lock.restore(depth);
    lock.release();
    assertThat(lock.depth()).isEqualTo(1);
    lock.release();
    assertThat(lock.isLocked()).isFalse();
  }

  @Test
  void l5ShouldWaitAtLeastTheTimeGiven() throws Exception {
    var lock = new RLock();
    lock.acquire();
    Parties.THREADS.run(
        1,
        () -> {
          for (int millis : new int[] {0, 1, 20, 150}) {
            long began = System.nanoTime();
            assertThat(lock.tryAcquire(Duration.ofMillis(millis))).isFalse();
            assertThat(System.nanoTime() - began).isGreaterThanOrEqualTo(millis * 1_000_000L);
          }
        });
  }

  @Test
  void l6ShouldLoseNoInterrupt() throws Exception {
    var lock = new RLock();
    lock.acquire();
    for (int i = 0; i < 200; i++) {
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
    assertThat(lock.depth()).isEqualTo(1);
  }

  /** The lock alone keeps this counter right: it lies in a queue that is taken and put again. */
  @Test
  void l7ShouldExcludeThreadsAndProcessesAtOnce() throws Exception {
    int turns = 300;
    var lock = new RLock();
    var counter = new Queue<Integer>();
    counter.put(0);
    var processes = Parties.PROCESSES.start(2, () -> addTurns(lock, counter, turns));
    var threads = Parties.THREADS.start(3, () -> addTurns(lock, counter, turns));
    processes.join();
    threads.join();
    assertThat(counter.getNow()).isEqualTo(5 * turns);
    assertThat(lock.isLocked()).isFalse();
  }

  private static void addTurns(RLock lock, Queue<Integer> counter, int turns) throws Exception {
    for (int i = 0; i < turns; i++) {
      try (var outer = lock.hold();
          var inner = lock.hold()) {
        Check.that(outer.ownerDied().isEmpty() && inner.ownerDied().isEmpty(), "nobody died");
        Check.that(lock.depth() == 2, "another thread's depth is seen");
        int value = counter.getNow(); // empty, if another were here
        counter.putNow(value + 1);
      }
    }
  }

  @Test
  void f3ShouldBeFreeAfterItsHoldersDeathHoweverOftenItWasTaken() throws Exception {
    var lock = new RLock();
    var ready = new Queue<Integer>();
    var never = new Queue<Integer>();
    var victim =
        new ChildProcess(
            "victim",
            () -> {
              for (int i = 0; i < 3; i++) {
                lock.acquire();
              }
              ready.put(lock.depth());
              never.get();
            });
    victim.start();
    while (!lock.isLocked()) {
      TestThreads.letOthersRun();
    }
    assertThat(ready.get(SOON)).isEqualTo(3);
    victim.kill();
    assertThat(lock.tryAcquire(SOON)).isTrue();
    assertThat(lock.depth()).isEqualTo(1);
    var died = new OwnerDied("victim", victim.pid(), -9);
    assertThat(lock.ownerDied()).contains(died);
    assertThat(died)
        .hasToString(
            "victim (pid " + victim.pid() + ") was ended by signal 9 while it held the lock");
    lock.release();
    assertThat(lock.ownerDied()).isEmpty();
    assertThat(lock.isLocked()).isFalse();
    victim.join();
  }

  @Test
  void shouldBeOneLockHoweverItTravelled() throws Exception {
    var lock = new RLock();
    var locks = new Queue<Mutex>();
    locks.put(lock);
    locks.put(new Lock());
    assertThat(locks.get()).isEqualTo(lock).hasSameHashCodeAs(lock).hasToString("RLock-1");
    assertThat(Mutex.attach(lock.handle())).isEqualTo(lock);
    assertThat(Mutex.attach(locks.get().handle())).isInstanceOf(Lock.class);
  }
}
