package mpj.app.bench.primitive;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class WarmUpTest {
  private static final long ROUND = 100_000_000; // nanoseconds
  private static final int MANY = WarmUp.OPERATIONS;

  @Test
  void shouldEndHalfASecondAfterTheRateWasLastATenthBetter() {
    var warmUp = new WarmUp(1);
    for (int round = 1; round <= 20; round++) {
      warmUp.add((long) (MANY * Math.pow(1.2, Math.min(round, 10))), ROUND);
      assertThat(warmUp.isOver()).as("round %s", round).isEqualTo(round >= 15);
    }
  }

  @Test
  void shouldNotEndBeforeItsTimeHoweverSteadyTheRateIs() {
    var warmUp = new WarmUp(1);
    for (int round = 1; round <= 10; round++) {
      warmUp.add(MANY, ROUND);
      assertThat(warmUp.isOver()).as("round %s", round).isEqualTo(round >= 6);
    }
  }

  @Test
  void shouldEndAfterFiveSecondsHoweverFewOperationsThereWereAndHoweverMuchBetterTheyBecame() {
    var few = new WarmUp(1);
    var better = new WarmUp(1);
    for (int round = 1; round <= 50; round++) {
      few.add(1, ROUND);
      better.add((long) (MANY * Math.pow(1.2, round)), ROUND);
      assertThat(few.isOver()).as("few, round %s", round).isEqualTo(round == 50);
      assertThat(better.isOver()).as("better, round %s", round).isEqualTo(round == 50);
    }
  }

  @Test
  void shouldTakeTwiceAsLongWhereTwoProcessesShareAProcessor() {
    var warmUp = new WarmUp(2 * Runtime.getRuntime().availableProcessors());
    for (int round = 1; round <= 20; round++) {
      warmUp.add(MANY, ROUND);
      assertThat(warmUp.isOver()).as("round %s", round).isEqualTo(round >= 12);
    }
  }
}
