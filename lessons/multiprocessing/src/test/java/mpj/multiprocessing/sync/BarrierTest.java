package mpj.multiprocessing.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.NothingLeft;
import mpj.multiprocessing.channel.Queue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Rows B of the library's behaviour, and row 5 of what it survives. */
@ExtendWith(NothingLeft.class)
@Timeout(120)
class BarrierTest {
  private static final Duration LONG = Duration.ofSeconds(30);

  @Test
  void b1ShouldKeepProcessesInLockstepAThousandTimes() throws Exception {
    int parties = 3;
    int turns = 1000;
    var barrier = new Barrier(parties);
    var log = new Queue<Integer>();
    List<ChildProcess> children = new ArrayList<>();
    for (int i = 0; i < parties; i++) {
      var child =
          new ChildProcess(() -> {
            for (int turn = 0; turn < turns; turn++) {
              log.put(turn);
              barrier.await();
            }
          });
      child.start();
      children.add(child);
    }
    for (int turn = 0; turn < turns; turn++) {
      for (int i = 0; i < parties; i++) {
        assertThat(log.get(LONG)).isEqualTo(turn);
      }
    }
    for (var child : children) {
      child.join();
    }
  }

  @Test
  void b2ShouldRunTheActionOnceBeforeAnyoneIsReleased() throws Exception {
    int parties = 4;
    var log = new Queue<String>();
    var barrier = new Barrier(parties, () -> log.put("action"));
    List<ChildProcess> children = new ArrayList<>();
    for (int i = 1; i < parties; i++) {
      var child =
          new ChildProcess(() -> {
            barrier.await();
            log.put("released");
          });
      child.start();
      children.add(child);
    }
    barrier.await();
    log.put("released");
    for (var child : children) {
      child.join();
    }
    assertThat(log.getNow()).isEqualTo("action");
    for (int i = 0; i < parties; i++) {
      assertThat(log.getNow()).isEqualTo("released");
    }
    assertThat(log.isEmpty()).isTrue();
  }

  @Test
  void b2ShouldBreakWhenTheActionFails() {
    var barrier =
        new Barrier(
            1,
            () -> {
              throw new IllegalStateException("no");
            });
    assertThatThrownBy(barrier::await)
        .isInstanceOf(BrokenBarrier.class)
        .hasCauseInstanceOf(IllegalStateException.class);
    assertThat(barrier.isBroken()).isTrue();
  }

  @Test
  void b3ShouldBreakForAllByAbortTimeoutAndInterruptAndBeWholeAfterReset() throws Exception {
    var barrier = new Barrier(2);
    assertBreaks(barrier, barrier::abort);
    assertThatThrownBy(barrier::await).isInstanceOf(BrokenBarrier.class);
    barrier.reset();
    assertThat(barrier.isBroken()).isFalse();

    assertBreaks(barrier, barrier::reset);
    assertThat(barrier.isBroken()).isFalse();

    long began = System.nanoTime();
    assertThatThrownBy(() -> barrier.await(Duration.ofMillis(50)))
        .isInstanceOf(BrokenBarrier.class);
    assertThat(System.nanoTime() - began).isGreaterThanOrEqualTo(50_000_000L);
    assertThat(barrier.isBroken()).isTrue();
    barrier.reset();

    var other = new Thread(() -> awaitQuietly(barrier));
    other.start();
    assertThat(barrier.await(LONG)).isBetween(0, 1);
    other.join();
  }

  private static void awaitQuietly(Barrier barrier) {
    try {
      barrier.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static void assertBreaks(Barrier barrier, Runnable breaker) throws Exception {
    var thrown = new AtomicReference<Throwable>();
    var ended = new CountDownLatch(1);
    new Thread(
            () -> {
              try {
                barrier.await();
              } catch (Throwable t) {
                thrown.set(t);
              }
              ended.countDown();
            })
        .start();
    while (barrier.waiting() == 0) {
      Thread.onSpinWait();
    }
    breaker.run();
    assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
    assertThat(thrown.get()).isInstanceOf(BrokenBarrier.class);
  }

  @Test
  void b4ShouldTellTheTruth() {
    var barrier = new Barrier(5);
    assertThat(barrier.parties()).isEqualTo(5);
    assertThat(barrier.waiting()).isZero();
    assertThat(barrier.isBroken()).isFalse();
    assertThatThrownBy(() -> new Barrier(0)).hasMessageContaining("parties=0");
  }

  @Test
  void f5ShouldBreakWhenAPartyIsKilledWaitingOrOnItsWay() throws Exception {
    for (boolean waiting : new boolean[] {true, false}) {
      var barrier = new Barrier(3);
      var ready = new Queue<Integer>();
      var never = new Queue<Integer>();
      var victim =
          new ChildProcess(() -> {
            barrier.parties(); // it has the barrier in its hands
            ready.put(1);
            if (waiting) {
              barrier.await();
            }
            never.get();
          });
      var survivor = new ChildProcess(() -> expectBroken(barrier));
      victim.start();
      survivor.start();
      ready.get(LONG);
      while (barrier.waiting() < (waiting ? 2 : 1)) {
        Thread.onSpinWait();
      }
      victim.kill();
      long began = System.nanoTime();
      assertThat(survivor.join(LONG)).isTrue();
      assertThat(System.nanoTime() - began).isLessThan(4_000_000_000L);
      assertThat(survivor.exitCode()).as("%s", survivor.failure()).hasValue(0);
      assertThat(barrier.isBroken()).isTrue();
      victim.join();
    }
  }

  @Test
  void f5ShouldBreakWhenAPartyIsKilledBeforeItHasBegun() throws Exception {
    var barrier = new Barrier(2);
    var survivor = new ChildProcess(() -> expectBroken(barrier));
    survivor.start();
    while (barrier.waiting() == 0) {
      Thread.onSpinWait();
    }
    var victim = new ChildProcess(barrier::await);
    victim.start();
    victim.kill();
    assertThat(survivor.join(LONG)).isTrue();
    assertThat(survivor.exitCode()).as("%s", survivor.failure()).hasValue(0);
    victim.join();
  }

  @Test
  void b1ShouldServeMoreThreadsThanParties() throws Exception {
    int threads = 6;
    int turns = 400;
    var barrier = new Barrier(2);
    var thrown = new AtomicReference<Throwable>();
    List<Thread> all = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      var thread =
          new Thread(() -> {
            try {
              for (int turn = 0; turn < turns; turn++) {
                barrier.await(LONG);
              }
            } catch (Throwable t) {
              thrown.compareAndSet(null, t);
              barrier.abort();
            }
          });
      thread.start();
      all.add(thread);
    }
    boolean odd = false;
    for (Thread thread : all) {
      // The last may be left over by itself: all the others have done their turns then.
      while (thread.isAlive() && !odd) {
        odd = all.stream().filter(Thread::isAlive).count() == 1 && barrier.waiting() == 1;
      }
    }
    if (odd) {
      barrier.abort();
    }
    for (Thread thread : all) {
      thread.join();
    }
    assertThat(odd || thrown.get() == null).as("%s", thrown.get()).isTrue();
  }

  private static void expectBroken(Barrier barrier) throws InterruptedException {
    try {
      barrier.await();
    } catch (BrokenBarrier e) {
      return;
    }
    throw new AssertionError("it passed without all parties");
  }
}
