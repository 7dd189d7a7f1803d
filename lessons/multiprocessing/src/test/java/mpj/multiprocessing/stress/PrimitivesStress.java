package mpj.multiprocessing.stress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import mpj.multiprocessing.Effort;
import mpj.multiprocessing.NothingLeft;
import mpj.multiprocessing.sync.Barrier;
import mpj.multiprocessing.sync.BrokenBarrier;
import mpj.multiprocessing.sync.Condition;
import mpj.multiprocessing.sync.CountDownLatch;
import mpj.multiprocessing.sync.Event;
import mpj.multiprocessing.sync.Lock;
import mpj.multiprocessing.sync.Mutex;
import mpj.multiprocessing.sync.RLock;
import mpj.multiprocessing.sync.Semaphore;
import mpj.multiprocessing.trace.EventKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Kills processes that hold, or wait for, each of the primitives. */
@ExtendWith(NothingLeft.class)
@Timeout(600)
class PrimitivesStress {
  private static final int KILLS = Effort.rounds(120);
  private static final int PLACES = 2;

  @Test
  void f3ShouldFreeWhatAHolderOfALockHeld() throws Exception {
    huntHolders("lock-holder", new Lock());
  }

  @Test
  void f3ShouldFreeWhatAHolderOfAReentrantLockHeld() throws Exception {
    huntHolders("rlock-holder", new RLock());
  }

  private static void huntHolders(String what, Mutex mutex) throws Exception {
    new Herd(what, () -> takeForEver(mutex))
        .hunt(KILLS, EventKind.LOCK_ACQUIRED, EventKind.LOCK_ACQUIRED, () -> {}, () -> {});
    assertThat(mutex.tryAcquire(Duration.ofSeconds(4))).isTrue();
  }

  private static void takeForEver(Mutex mutex) throws InterruptedException {
    while (true) {
      try (var _ = mutex.hold()) {
        Thread.sleep(1);
      }
    }
  }

  @Test
  void f3ShouldGiveBackThePermitsOfAHolder() throws Exception {
    var semaphore = new Semaphore(PLACES);
    new Herd("semaphore-holder", () -> useForEver(semaphore))
        .hunt(
            KILLS, EventKind.SEMAPHORE_ACQUIRED, EventKind.SEMAPHORE_ACQUIRED, () -> {}, () -> {});
    assertThat(semaphore.available()).isEqualTo(PLACES);
  }

  private static void useForEver(Semaphore semaphore) throws InterruptedException {
    while (true) {
      try (var _ = semaphore.hold()) {
        Thread.sleep(1);
      }
    }
  }

  @Test
  void f4ShouldNotWaitForADeadWaiterOfACondition() throws Exception {
    var condition = new Condition();
    new Herd("condition-waiter", () -> awaitForEver(condition))
        .hunt(
            KILLS,
            EventKind.CONDITION_WAITING,
            EventKind.CONDITION_WOKEN,
            () -> {},
            () -> {
              try (var _ = condition.hold()) {
                condition.signalAll();
              }
            });
  }

  private static void awaitForEver(Condition condition) throws InterruptedException {
    while (true) {
      try (var _ = condition.hold()) {
        condition.await();
      }
    }
  }

  @Test
  void f4ShouldNotWaitForADeadWaiterOfAnEvent() throws Exception {
    var event = new Event();
    new Herd("event-waiter", () -> passForEver(event))
        .hunt(
            KILLS,
            EventKind.EVENT_WAITING,
            EventKind.EVENT_PASSED,
            () -> {},
            () -> {
              event.set();
              event.clear();
            });
  }

  private static void passForEver(Event event) throws InterruptedException {
    while (true) {
      event.await();
    }
  }

  /** Nobody opens the latch: a waiter goes on when its time is over, and a victim never counts. */
  @Test
  void f4ShouldNotWaitForADeadWaiterOfALatch() throws Exception {
    var latch = new CountDownLatch(1);
    new Herd("latch-waiter", () -> tryForEver(latch))
        .hunt(KILLS, EventKind.LATCH_WAITING, EventKind.LATCH_TIMED_OUT, () -> {}, () -> {});
    assertThat(latch.count()).isOne();
  }

  private static void tryForEver(CountDownLatch latch) throws InterruptedException {
    while (true) {
      latch.await(Duration.ofMillis(1));
    }
  }

  @Test
  void f5ShouldBreakTheBarrierOfADeadParty() throws Exception {
    var barrier = new Barrier(5); // one more than there are: they wait until it breaks
    new Herd("barrier-party", () -> meetForEver(barrier))
        .hunt(
            KILLS,
            EventKind.BARRIER_ARRIVED,
            EventKind.BARRIER_BROKEN,
            () -> Herd.await("the end of the barrier of a dead party", barrier::isBroken),
            barrier::reset);
  }

  private static void meetForEver(Barrier barrier) throws InterruptedException {
    while (true) {
      try {
        barrier.await();
      } catch (BrokenBarrier e) {
        while (barrier.isBroken()) {
          Thread.sleep(1);
        }
      }
    }
  }
}
