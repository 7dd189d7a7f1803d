package mpj.multiprocessing.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import mpj.multiprocessing.Check;
import mpj.multiprocessing.NothingLeft;
import mpj.multiprocessing.Parties;
import mpj.multiprocessing.TestThreads;
import mpj.multiprocessing.channel.Queue;
import mpj.multiprocessing.shared.IntValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rows L of the library's behaviour for both semaphores. */
@ExtendWith(NothingLeft.class)
@Timeout(120)
class SemaphoreTest {
  private static final Duration SOON = Duration.ofSeconds(20);

  @ParameterizedTest
  @EnumSource
  void l1ShouldRefuseWhenNoPermitIsLeft(Parties parties) throws Exception {
    var semaphore = new Semaphore(2);
    semaphore.acquire();
    assertThat(semaphore.tryAcquire()).isTrue();
    assertThat(semaphore.available()).isZero();
    parties.run(2, () -> Check.that(!semaphore.tryAcquire(), "there is one too many"));
    assertThat(semaphore.tryAcquire(Duration.ZERO)).isFalse();
    semaphore.release();
    assertThat(semaphore.tryAcquire(Duration.ZERO)).isTrue();
  }

  @Test
  void l1ShouldRefuseWhatCannotBe() {
    assertThatThrownBy(() -> new Semaphore(-1)).hasMessageContaining("permits=-1");
    assertThatThrownBy(() -> new BoundedSemaphore(-1)).hasMessageContaining("permits=-1");
    var semaphore = new Semaphore(1);
    assertThatThrownBy(() -> semaphore.release(0)).hasMessageContaining("permits=0");
    assertThatThrownBy(() -> semaphore.release(Integer.MAX_VALUE))
        .isInstanceOf(IllegalStateException.class);
    assertThat(semaphore.available()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void l2ShouldLetAnyoneReleaseWhatWasTakenBare(Parties parties) throws Exception {
    var semaphore = new BoundedSemaphore(2);
    semaphore.acquire();
    semaphore.acquire();
    parties.run(2, semaphore::release);
    assertThat(semaphore.available()).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource
  void l4ShouldExceedItsInitialValueUnlessItIsBounded(Parties parties) throws Exception {
    var semaphore = new Semaphore(1);
    var bounded = new BoundedSemaphore(1);
    parties.run(
        2,
        () -> {
          semaphore.release(3);
          Check.refused(bounded::release);
        });
    assertThat(semaphore.available()).isEqualTo(7);
    assertThat(bounded.available()).isEqualTo(1);
    bounded.acquire();
    assertThatThrownBy(() -> bounded.release(2))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("semaphore=BoundedSemaphore-1 available=0 released=2");
    assertThat(bounded.available()).isZero();
  }

  @Test
  void l4ShouldReportAScopeThatEndsAfterItsPermitWasReleased() throws Exception {
    var bounded = new BoundedSemaphore(1);
    var permit = bounded.hold();
    bounded.release();
    assertThatThrownBy(permit::close).isInstanceOf(IllegalStateException.class);
    permit.close();
    assertThat(bounded.available()).isEqualTo(1);
  }

  @Test
  void shouldGiveBackAtTheEndOfAScopeOnce() throws Exception {
    var semaphore = new Semaphore(1);
    Hold permit = semaphore.hold();
    assertThat(semaphore.available()).isZero();
    assertThat(permit.ownerDied()).isEmpty();
    permit.close();
    permit.close();
    assertThat(semaphore.available()).isEqualTo(1);
  }

  @Test
  void l5ShouldWaitAtLeastTheTimeGiven() throws Exception {
    var semaphore = new Semaphore(0);
    for (int millis : new int[] {0, 1, 20, 150}) {
      long began = System.nanoTime();
      assertThat(semaphore.tryAcquire(Duration.ofMillis(millis))).isFalse();
      assertThat(System.nanoTime() - began).isGreaterThanOrEqualTo(millis * 1_000_000L);
    }
  }

  @Test
  void l6ShouldLoseNoInterrupt() throws Exception {
    var semaphore = new Semaphore(0);
    for (int i = 0; i < 200; i++) {
      boolean scoped = i % 2 == 0;
      var interrupted = new CountDownLatch(1);
      var waiting = new CountDownLatch(1);
      var thread =
          TestThreads.of(() -> {
            waiting.countDown();
            try {
              if (scoped) {
                semaphore.hold();
              } else {
                semaphore.acquire();
              }
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
    assertThat(semaphore.available()).isZero();
  }

  @Test
  void l6ShouldPassTheWakeUpOnWhenTheOneWokenIsInterrupted() throws Exception {
    var semaphore = new Semaphore(0);
    for (int i = 0; i < 60; i++) {
      var second = new CountDownLatch(1);
      var first = TestThreads.of(() -> takeAndGiveBack(semaphore, () -> {}));
      var other = TestThreads.of(() -> takeAndGiveBack(semaphore, second::countDown));
      first.start();
      other.start();
      long asleep = System.nanoTime() + 2_000_000; // both past their spinning, most of the time
      while (System.nanoTime() < asleep) {
        TestThreads.letOthersRun();
      }
      semaphore.release();
      first.interrupt();
      assertThat(second.await(20, TimeUnit.SECONDS)).as("round %d", i).isTrue();
      first.join();
      other.join();
      assertThat(semaphore.tryAcquire()).isTrue();
    }
  }

  private static void takeAndGiveBack(Semaphore semaphore, Runnable taken) {
    try {
      semaphore.acquire();
      taken.run();
      semaphore.release();
    } catch (InterruptedException e) {
      // This one gave up.
    }
  }

  @Test
  void l7ShouldLetInNoMoreThreadsAndProcessesThanItHasPermits() throws Exception {
    var semaphore = new Semaphore(2);
    var inside = new IntValue(0);
    var turns = new IntValue(0);
    var processes = Parties.PROCESSES.start(2, () -> enter(semaphore, inside, turns));
    var threads = Parties.THREADS.start(3, () -> enter(semaphore, inside, turns));
    processes.join();
    threads.join();
    assertThat(turns.get()).isEqualTo(5 * 1000);
    assertThat(semaphore.available()).isEqualTo(2);
  }

  private static void enter(Semaphore semaphore, IntValue inside, IntValue turns)
      throws InterruptedException {
    for (int i = 0; i < 500; i++) {
      try (var permit = semaphore.hold()) {
        Check.that(permit != null && inside.increment() <= 2, "too many are in");
        turns.increment();
        inside.add(-1);
      }
      semaphore.acquire();
      Check.that(inside.increment() <= 2, "too many are in");
      turns.increment();
      inside.add(-1);
      semaphore.release();
    }
  }

  /** Releases come while those woken by earlier ones are still on their way. */
  @ParameterizedTest
  @EnumSource
  void l7ShouldWakeAsManyAsThereArePermits(Parties parties) throws Exception {
    int count = 4;
    int rounds = 200;
    var wanted = new Semaphore(0);
    var got = new Semaphore(0);
    var group =
        parties.start(
            count,
            () -> {
              for (int i = 0; i < rounds; i++) {
                wanted.acquire();
                got.release();
              }
            });
    for (int i = 0; i < rounds; i++) {
      if (i % 2 == 0) {
        wanted.release(count);
      }
      for (int one = 0; one < count; one++) {
        if (i % 2 == 1) {
          wanted.release();
        }
      }
      for (int one = 0; one < count; one++) {
        assertThat(got.tryAcquire(SOON)).as("round %d, permit %d", i, one).isTrue();
      }
    }
    group.join();
    assertThat(wanted.available()).isZero();
  }

  @Test
  void shouldBeOneSemaphoreHoweverItTravelled() throws Exception {
    var semaphore = new Semaphore(1);
    var bounded = new BoundedSemaphore(1);
    var queue = new Queue<Semaphore>();
    queue.put(semaphore);
    queue.put(bounded);
    assertThat(queue.get())
        .isEqualTo(semaphore)
        .hasSameHashCodeAs(semaphore)
        .isNotEqualTo(bounded)
        .hasToString("Semaphore-1");
    assertThat(queue.get())
        .isEqualTo(bounded)
        .isInstanceOf(BoundedSemaphore.class)
        .hasToString("BoundedSemaphore-1");
  }
}
