package mpj.multiprocessing.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.Effort;
import mpj.multiprocessing.NothingLeft;
import mpj.multiprocessing.Parties;
import mpj.multiprocessing.channel.Queue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Row 5 of what the library survives: parties killed at a random moment of a thousand cycles. */
@ExtendWith(NothingLeft.class)
@Timeout(120)
class BarrierKillTest {
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final long TWICE_TWO_SECONDS = 4_000_000_000L;

  @Test
  void f5ShouldBreakForAllAtTheSameCycleAndServeAgainAfterAReset() throws Exception {
    long seed = Effort.seed();
    var random = new Random(seed);
    int kills = 20;
    long cycles = 0;
    var barrier = new Barrier(3);
    var begin = new Queue<Boolean>();
    var passed = new Queue<Long>();
    var survivors =
        Parties.PROCESSES.start(
            2,
            () -> {
              while (begin.get()) {
                passed.put(cyclesUntilBroken(barrier));
              }
            });
    for (int kill = 0; kill < kills; kill++) {
      begin.put(true);
      begin.put(true);
      var met = new Event();
      var victim =
          new ChildProcess(() -> {
            barrier.await();
            met.set();
            cyclesUntilBroken(barrier);
          });
      victim.start();
      while (barrier.waiting() < 2) {
        Thread.onSpinWait();
      }
      boolean cycling = kill % 3 != 0; // else it may not have come yet
      if (cycling) {
        assertThat(met.await(LONG)).isTrue();
      }
      long until = System.nanoTime() + random.nextInt(cycling ? 5_000_000 : 60_000_000);
      while (System.nanoTime() < until) {
        Thread.onSpinWait();
      }
      victim.kill();
      long killed = System.nanoTime();
      long one = passed.get(LONG);
      long other = passed.get(LONG);
      assertThat(System.nanoTime() - killed).as("seed=%d", seed).isLessThan(TWICE_TWO_SECONDS);
      assertThat(one).as("all or none, kill %d, seed=%d", kill, seed).isEqualTo(other);
      cycles += one;
      victim.join();
      assertThat(barrier.isBroken()).isTrue();
      barrier.reset();
    }
    begin.put(false);
    begin.put(false);
    survivors.join();
    System.out.println(
        "parties of a barrier: seed=" + seed + " kills=" + kills + " cycles=" + cycles);
    assertThat(cycles).as("some were killed in the middle").isPositive();
  }

  private static long cyclesUntilBroken(Barrier barrier) throws InterruptedException {
    for (long passed = 0; ; passed++) {
      try {
        barrier.await();
      } catch (BrokenBarrier e) {
        return passed;
      }
    }
  }
}
