package mpj.multiprocessing.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import mpj.multiprocessing.Check;
import mpj.multiprocessing.NothingLeft;
import mpj.multiprocessing.Parties;
import mpj.multiprocessing.TestThreads;
import mpj.multiprocessing.channel.Queue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rows C1 to C4, L5 and L6 of the library's behaviour for the condition. */
@ExtendWith(NothingLeft.class)
@Timeout(120)
class ConditionTest {
  private static final Duration LONG = Duration.ofSeconds(30);

  /** Waiters tell of themselves with the lock held, so that their order is that of their waits. */
  private static Parties.Group startWaiters(
      Parties parties, int count, Condition condition, Queue<Integer> waiting, Queue<Integer> woken)
      throws InterruptedException {
    for (int i = 0; i < count; i++) {
      waiting.put(i);
    }
    return parties.start(
        count,
        () -> {
          condition.acquire();
          int number = waiting.get(LONG);
          Check.that(condition.await(LONG), "not signalled");
          woken.put(number);
          condition.release();
        });
  }

  private static void awaitWaiters(Condition condition, Queue<Integer> waiting) throws Exception {
    while (waiting.size() > 0) {
      TestThreads.letOthersRun();
    }
    condition.acquire(); // the last of them waits now
  }

  @ParameterizedTest
  @EnumSource
  void c1ShouldWakeAsManyAsAreSignalledLongestWaitFirst(Parties parties) throws Exception {
    var mutexes =
        parties == Parties.THREADS ? List.of(new RLock(), new Lock()) : List.of(new Lock());
    for (Mutex mutex : mutexes) {
      var condition = new Condition(mutex);
      var waiting = new Queue<Integer>();
      var woken = new Queue<Integer>();
      var group = startWaiters(parties, 6, condition, waiting, woken);
      awaitWaiters(condition, waiting);
      for (int number = 0; number < 2; number++) {
        assertThat(condition.signal()).isEqualTo(1);
        condition.release();
        assertThat(woken.get(LONG)).isEqualTo(number);
        condition.acquire();
      }
      assertThat(condition.signal(2)).isEqualTo(2);
      condition.release();
      assertThat(woken.get(LONG) + woken.get(LONG)).isEqualTo(2 + 3);
      condition.acquire();
      assertThat(woken.isEmpty()).as("nobody woke unasked").isTrue();
      assertThat(condition.signal(0)).isZero();
      assertThat(condition.signalAll()).isEqualTo(2);
      assertThat(condition.signalAll()).as("all were signalled already").isZero();
      assertThat(condition.signal(99)).isZero();
      condition.release();
      group.join();
      assertThat(woken.size()).isEqualTo(2);
    }
  }

  @Test
  void c1ShouldHaveRoomForManyWaiters() throws Exception {
    int count = 60;
    var condition = new Condition();
    var waiting = new Queue<Integer>();
    var woken = new Queue<Integer>();
    var group = startWaiters(Parties.THREADS, count, condition, waiting, woken);
    awaitWaiters(condition, waiting);
    assertThat(condition.signal(25)).isEqualTo(25);
    condition.release();
    int sum = 0;
    for (int i = 0; i < 25; i++) {
      sum += woken.get(LONG);
    }
    assertThat(sum).as("those who waited longest").isEqualTo(24 * 25 / 2);
    condition.acquire();
    assertThat(condition.signalAll()).isEqualTo(count - 25);
    condition.release();
    group.join();
  }

  @ParameterizedTest
  @EnumSource
  void c1ShouldHandATurnToAndFro(Parties parties) throws Exception {
    int turns = 500;
    var condition = new Condition();
    var turn = new Queue<Integer>();
    turn.put(0);
    var group = parties.start(1, () -> takeTurns(condition, turn, 1, turns));
    takeTurns(condition, turn, 0, turns);
    group.join();
    assertThat(turn.getNow()).isEqualTo(2 * turns);
  }

  private static void takeTurns(Condition condition, Queue<Integer> turn, int mine, int turns)
      throws InterruptedException {
    for (int i = 0; i < turns; i++) {
      try (var _ = condition.hold()) {
        Check.that(condition.waitFor(() -> peek(turn) % 2 == mine, LONG), "no turn");
        turn.putNow(turn.getNow() + 1);
        condition.signal();
      }
    }
  }

  /** Only with the lock held: it takes the number and puts it back. */
  private static int peek(Queue<Integer> turn) {
    int value = turn.getNow();
    turn.putNow(value);
    return value;
  }

  @ParameterizedTest
  @EnumSource
  void c2ShouldLeaveNoStaleWaiterThatSwallowsASignal(Parties parties) throws Exception {
    var condition = new Condition();
    parties.run(
        4,
        () -> {
          for (int i = 0; i < 5; i++) {
            condition.acquire();
            Check.that(!condition.await(Duration.ofMillis(i)), "signalled by nobody");
            condition.release();
          }
        });
    condition.acquire();
    assertThat(condition.signal()).as("nobody waits").isZero();
    condition.release();
    var waiting = new Queue<Integer>();
    var woken = new Queue<Integer>();
    var group = startWaiters(parties, 1, condition, waiting, woken);
    awaitWaiters(condition, waiting);
    assertThat(condition.signal()).isEqualTo(1);
    condition.release();
    group.join();
  }

  /** A wait that is signalled at the end of its time: as many are told so as were signalled. */
  @Test
  void c2ShouldCountEverySignalThatMeetsATimeout() throws Exception {
    var condition = new Condition();
    var told = new AtomicInteger();
    var running = new AtomicInteger(3);
    var group =
        Parties.THREADS.start(
            3,
            () -> {
              for (int i = 0; i < 150; i++) {
                try (var _ = condition.hold()) {
                  if (condition.await(Duration.ofNanos(1000L * (i % 100)))) {
                    told.incrementAndGet();
                  }
                }
              }
              running.decrementAndGet();
            });
    int signalled = 0;
    while (running.get() > 0) {
      try (var _ = condition.hold()) {
        signalled += condition.signal();
      }
      TestThreads.letOthersRun();
    }
    group.join();
    assertThat(told.get()).isEqualTo(signalled).isPositive();
  }

  @ParameterizedTest
  @EnumSource
  void c3ShouldAnswerWhetherItWasSignalledAndWhetherThePredicateHolds(Parties parties)
      throws Exception {
    var condition = new Condition();
    var stop = new Event();
    try (var _ = condition.hold()) {
      assertThat(condition.await(Duration.ZERO)).isFalse();
      assertThat(condition.await(Duration.ofMillis(5))).isFalse();
      assertThat(condition.waitFor(() -> true)).isTrue();
      assertThat(condition.waitFor(() -> true, Duration.ZERO)).isTrue();
      assertThat(condition.waitFor(() -> false, Duration.ofSeconds(-1))).isFalse();
    }
    var group =
        parties.start(
            1,
            () -> {
              while (!stop.isSet()) {
                condition.acquire();
                condition.signalAll();
                condition.release();
                TestThreads.letOthersRun();
              }
            });
    try (var _ = condition.hold()) {
      assertThat(condition.await(LONG)).isTrue();
      long began = System.nanoTime();
      var looks = new AtomicInteger();
      boolean holds = condition.waitFor(() -> looks.incrementAndGet() < 0, Duration.ofMillis(150));
      long nanos = System.nanoTime() - began;
      assertThat(holds).isFalse();
      assertThat(nanos).as("all signals together").isBetween(150_000_000L, 10_000_000_000L);
      assertThat(looks.get()).isGreaterThan(1);
      assertThat(condition.waitFor(() -> looks.incrementAndGet() > 5)).isTrue();
    }
    stop.set();
    group.join();
  }

  @ParameterizedTest
  @EnumSource
  void c4ShouldRefuseWhoDoesNotHoldTheLock(Parties parties) throws Exception {
    var condition = new Condition();
    refusesAll(condition);
    refusesAll(new Condition(new Lock()));
    condition.acquire();
    parties.run(1, () -> refusesAll(condition));
    condition.release();
    var lock = new Lock();
    var other = new Condition(lock);
    lock.acquire();
    parties.run(1, () -> refusesAll(other));
    assertThat(other.signal()).isZero();
    assertThatThrownBy(condition::signal)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("condition=Condition-1 lock=RLock-1");
    assertThatThrownBy(() -> other.signal(-1)).hasMessageContaining("n=-1");
  }

  private static void refusesAll(Condition condition) {
    Check.refused(condition::signal);
    Check.refused(condition::signalAll);
    Check.refused(() -> unchecked(() -> condition.await()));
    Check.refused(() -> unchecked(() -> condition.await(Duration.ZERO)));
    Check.refused(() -> unchecked(() -> condition.waitFor(() -> true)));
  }

  private interface Work {
    void run() throws InterruptedException;
  }

  private static void unchecked(Work work) {
    try {
      work.run();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void shouldGiveUpAReentrantLockWhollyAndHaveItAgainAsOften() throws Exception {
    var lock = new RLock();
    var condition = new Condition(lock);
    lock.acquire();
    lock.acquire();
    condition.acquire();
    var group =
        Parties.PROCESSES.start(
            1,
            () -> {
              condition.acquire();
              Check.that(condition.signal() == 1, "nobody waits");
              condition.release();
            });
    assertThat(condition.await(LONG)).isTrue();
    assertThat(lock.depth()).isEqualTo(3);
    assertThat(condition.await(Duration.ofMillis(1))).isFalse();
    assertThat(lock.depth()).isEqualTo(3);
    Thread.currentThread().interrupt();
    assertThatThrownBy(condition::await).isInstanceOf(InterruptedException.class);
    assertThat(lock.depth()).isEqualTo(3);
    group.join();
  }

  @Test
  void l5ShouldWaitAtLeastTheTimeGiven() throws Exception {
    var condition = new Condition();
    try (var _ = condition.hold()) {
      for (int millis : new int[] {0, 1, 20, 150}) {
        long began = System.nanoTime();
        assertThat(condition.await(Duration.ofMillis(millis))).isFalse();
        assertThat(System.nanoTime() - began).isGreaterThanOrEqualTo(millis * 1_000_000L);
      }
    }
  }

  /** Who is interrupted has the lock; a signal that it was given is not lost for the other. */
  @Test
  void l6ShouldThrowWithTheLockHeldOrHaveBeenSignalled() throws Exception {
    var condition = new Condition();
    int interrupted = 0;
    for (int i = 0; i < 200; i++) {
      var entered = new CountDownLatch(2);
      var one = new Awaiting(condition, entered);
      var two = new Awaiting(condition, entered);
      one.start();
      two.start();
      assertThat(entered.await(20, TimeUnit.SECONDS)).isTrue();
      condition.acquire();
      assertThat(condition.signal()).isEqualTo(1);
      for (int spin = i % 20 * 100; spin > 0; spin--) {
        TestThreads.letOthersRun();
      }
      condition.release();
      one.interrupt();
      two.interrupt();
      one.join();
      two.join();
      assertThat(one.signalled ^ two.signalled).as("one signal, one wake-up").isTrue();
      assertThat(one.thrown ^ two.thrown).as("the other was interrupted").isTrue();
      assertThat(condition.mutex().isLocked()).isFalse();
      interrupted++;
    }
    assertThat(interrupted).isEqualTo(200);
  }

  /** Waits once; interrupts that come too late stay pending. */
  private static final class Awaiting extends Thread {
    private final Condition condition;
    private final CountDownLatch entered;
    private volatile boolean signalled;
    private volatile boolean thrown;

    Awaiting(Condition condition, CountDownLatch entered) {
      this.condition = condition;
      this.entered = entered;
    }

    @Override
    public void run() {
      try (var _ = condition.hold()) {
        entered.countDown();
        signalled = condition.await(LONG);
      } catch (InterruptedException e) {
        thrown = true;
      }
    }
  }

  @Test
  void shouldBeOneConditionHoweverItTravelled() throws Exception {
    var condition = new Condition(new Lock());
    var conditions = new Queue<Condition>();
    conditions.put(condition);
    var arrived = conditions.get();
    assertThat(arrived).isEqualTo(condition).hasSameHashCodeAs(condition);
    assertThat(arrived).hasToString("Condition-1");
    assertThat(arrived.mutex()).isEqualTo(condition.mutex());
  }
}
