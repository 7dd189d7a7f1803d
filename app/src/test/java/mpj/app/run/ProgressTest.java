package mpj.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class ProgressTest {
  @Test
  void shouldReportStuckNoEarlierThanTheLimitAfterTheLastMove() throws InterruptedException {
    var progress = new Progress();
    progress.moved();
    long before = System.nanoTime();
    assertThat(progress.await(Duration.ofMillis(50), () -> {})).isEqualTo(Progress.Outcome.STUCK);
    assertThat(System.nanoTime() - before).isGreaterThan(Duration.ofMillis(45).toNanos());
  }

  @Test
  void shouldWakeWhenTheRunIsOver() throws Exception {
    var progress = new Progress();
    var waiting =
        CompletableFuture.supplyAsync(() -> {
          try {
            return progress.await(Duration.ofMinutes(1), () -> {});
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        });
    progress.over(Progress.Outcome.ENDED);
    assertThat(waiting.get(10, TimeUnit.SECONDS)).isEqualTo(Progress.Outcome.ENDED);
  }

  @Test
  void shouldGiveMoreTimeWhileSomebodyComputes() throws InterruptedException {
    var progress = new Progress();
    progress.computes(true);
    long before = System.nanoTime();
    assertThat(progress.await(Duration.ofMillis(50), () -> {})).isEqualTo(Progress.Outcome.STUCK);
    assertThat(System.nanoTime() - before).isGreaterThan(Duration.ofMillis(195).toNanos());
  }

  @Test
  void shouldKeepTheFirstReason() throws InterruptedException {
    var progress = new Progress();
    progress.over(Progress.Outcome.UNWANTED);
    progress.over(Progress.Outcome.ENDED);
    assertThat(progress.await(Duration.ofMinutes(1), () -> {}))
        .isEqualTo(Progress.Outcome.UNWANTED);
  }
}
