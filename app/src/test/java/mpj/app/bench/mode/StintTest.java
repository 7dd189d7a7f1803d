package mpj.app.bench.mode;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Where a run's time went, from what its workers told. */
class StintTest {
  private static final List<long[]> STINTS =
      List.of(
          new long[] {7, 1_100, 1_300, 10},
          new long[] {7, 1_350, 1_450, 20},
          new long[] {8, 1_200, 1_500, 30});

  @Test
  void shouldAddUpAnswersAndTimesAtParts() {
    Mode.Outcome outcome = Stint.outcome(1_000, 1_600, 2, false, STINTS);

    assertThat(outcome).isEqualTo(new Mode.Outcome(600, 60, 0, 300));
  }

  @Test
  void shouldCountTheStartOfWorkersThatAreStartedAlsoIfTheyCameTooLate() {
    assertThat(Stint.outcome(1_000, 1_600, 2, true, STINTS).startNanos()).isEqualTo(150);
    assertThat(Stint.outcome(1_000, 1_600, 3, true, STINTS).startNanos()).isEqualTo(300);
  }
}
