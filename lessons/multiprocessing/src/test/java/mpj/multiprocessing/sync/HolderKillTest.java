package mpj.multiprocessing.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import mpj.multiprocessing.Check;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.Effort;
import mpj.multiprocessing.NothingLeft;
import mpj.multiprocessing.Task;
import mpj.multiprocessing.TestThreads;
import mpj.multiprocessing.shared.IntValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Row 3 of what the library survives: processes are killed at random moments while they take, hold
 * and give back as fast as they can, and afterwards it is counted what there is.
 */
@ExtendWith(NothingLeft.class)
@Timeout(120)
class HolderKillTest {
  private static final int ROUNDS = Integer.getInteger("mpj.test.rounds", 4);
  private static final int VICTIMS = 3;

  /** One second, doubled for a busy machine. */
  private static final Duration SOON = Duration.ofSeconds(2);

  private final long seed = Effort.seed();
  private final Random random = new Random(seed);

  /** What is looked at after each kill. */
  private interface AfterKill {
    void check(ChildProcess killed) throws Exception;
  }

  /** Waits, without a processor, until all victims are there. */
  private static void begin(IntValue busy) throws InterruptedException {
    busy.increment();
    while (busy.get() < VICTIMS) {
      Thread.sleep(1);
    }
  }

  /** Kills processes that all run the task, one after the other, while the others go on. */
  private void kill(IntValue busy, Task task, AfterKill after) throws Exception {
    IO.println(getClass().getSimpleName() + " seed=" + seed);
    for (int round = 0; round < ROUNDS; round++) {
      busy.set(0);
      List<ChildProcess> victims = new ArrayList<>();
      for (int i = 0; i < VICTIMS; i++) {
        var victim = new ChildProcess(task);
        victim.start();
        victims.add(victim);
      }
      while (busy.get() < VICTIMS) {
        Thread.sleep(1);
      }
      for (var victim : victims) {
        long until = System.nanoTime() + random.nextInt(3_000_000);
        while (System.nanoTime() < until) {
          TestThreads.letOthersRun();
        }
        victim.kill();
        victim.join(); // it may have taken something between the two
        assertThat(victim.exitCode()).as("%s: %s", victim, victim.failure()).hasValue(-9);
        after.check(victim);
      }
    }
  }

  @Test
  void f3ShouldGiveALockToTheNextAndTellWhoDied() throws Exception {
    assertTold(Lock::new);
  }

  @Test
  void f3ShouldGiveAReentrantLockToTheNextAndTellWhoDied() throws Exception {
    assertTold(RLock::new);
  }

  /** Two values that the lock keeps equal: where they differ, the holder died between the two. */
  private void assertTold(Supplier<Mutex> maker) throws Exception {
    var lock = maker.get();
    var first = new IntValue(0);
    var second = new IntValue(0);
    var busy = new IntValue(0);
    var torn = new IntValue(0);
    kill(
        busy,
        () -> {
          begin(busy);
          while (true) {
            try (var held = lock.hold()) {
              mend(held, first, second, torn);
              first.set(first.get() + 1);
              second.set(first.get());
            }
          }
        },
        killed -> {
          assertThat(lock.tryAcquire(SOON)).as("seed=%d: taken from %s", seed, killed).isTrue();
          Optional<OwnerDied> died = lock.ownerDied();
          if (died.isPresent()) {
            // Another victim may have been told of it first, and have mended.
            assertThat(died).contains(new OwnerDied(killed.name(), killed.pid(), -9));
          } else {
            assertThat(first.get()).as("seed=%d", seed).isEqualTo(second.get());
          }
          second.set(first.get());
          lock.release();
        });
    assertThat(torn.get()).as("seed=%d: not told", seed).isZero();
    assertThat(lock.isLocked()).isFalse();
    assertThat(lock.ownerDied()).isEmpty();
  }

  private static void mend(Hold held, IntValue first, IntValue second, IntValue torn) {
    if (first.get() != second.get() && held.ownerDied().isEmpty()) {
      torn.increment();
    }
    second.set(first.get());
  }

  @Test
  void f3ShouldCountEachPermitOnceHoweverManyHoldersWereKilled() throws Exception {
    assertCounted(new Semaphore(2 + ROUNDS * VICTIMS));
  }

  @Test
  void f3ShouldCountEachPermitOnceWithABoundToo() throws Exception {
    assertCounted(new BoundedSemaphore(2 + ROUNDS * VICTIMS));
  }

  /** Each victim takes one permit bare, which stays taken, and then one or two more in scopes. */
  private void assertCounted(Semaphore semaphore) throws Exception {
    var busy = new IntValue(0);
    var killed = new IntValue(0);
    kill(
        busy,
        () -> {
          semaphore.acquire();
          begin(busy);
          var other = TestThreads.of(() -> holdForEver(semaphore));
          other.setDaemon(true);
          other.start();
          holdForEver(semaphore);
        },
        victim -> {
          killed.increment();
          try (var permit = semaphore.hold()) { // and helps whom it meets
            assertThat(permit).isNotNull();
          }
        });
    assertThat(killed.get()).isEqualTo(ROUNDS * VICTIMS);
    assertThat(semaphore.available()).as("seed=%d", seed).isEqualTo(2);
  }

  private static void holdForEver(Semaphore semaphore) {
    try {
      while (true) {
        try (var permit = semaphore.hold()) {
          Check.that(permit != null, "no permit");
        }
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Waiters that are killed, woken or not, take nobody's permit with them. */
  @Test
  void f3ShouldLoseNoPermitToAKilledWaiter() throws Exception {
    var none = new Semaphore(0);
    var busy = new IntValue(0);
    kill(
        busy,
        () -> {
          begin(busy);
          while (true) {
            try (var permit = none.hold()) {
              Check.that(permit != null, "no permit");
            }
          }
        },
        victim -> {
          none.release();
          assertThat(none.tryAcquire(SOON)).as("seed=%d", seed).isTrue();
        });
    assertThat(none.available()).isZero();
  }
}
