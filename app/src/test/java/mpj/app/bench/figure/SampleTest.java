package mpj.app.bench.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SampleTest {
  private final Sample sample = new Sample();

  private void add(double... values) {
    for (double value : values) {
      sample.add(value);
    }
  }

  @Test
  void shouldGiveMeanAndDeviationOfASample() {
    add(2, 4, 4, 4, 5, 5, 7, 9);

    assertThat(sample.mean()).isEqualTo(5);
    assertThat(sample.deviation().orElseThrow()).isCloseTo(2.13809, within(1e-5));
  }

  @Test
  void shouldGiveNoDeviationForASingleRun() {
    add(3);

    assertThat(sample.deviation()).isEmpty();
  }

  @Test
  void shouldTakeTheMiddleOfAnOddNumberOfRunsWhateverTheirOrder() {
    add(9, 1, 5);

    assertThat(sample.median()).isEqualTo(5);
    assertThat(sample.min()).isEqualTo(1);
    assertThat(sample.max()).isEqualTo(9);
    assertThat(sample.runs()).isEqualTo(3);
  }

  @Test
  void shouldTakeTheMeanOfTheTwoInTheMiddleOfAnEvenNumberOfRuns() {
    add(8, 1, 4, 2);

    assertThat(sample.median()).isEqualTo(3);
  }

  @Test
  void shouldPointOutRunsThatAreFarFromTheRest() {
    add(50, 51, 90, 52, 50, 30);

    assertThat(sample.outliers()).containsExactly(3, 6);
  }

  @Test
  void shouldPointOutNoneWhereTheSpreadIsWideOrTheRunsTooFewToTell() {
    add(50, 51, 90);
    assertThat(sample.outliers()).isEmpty();

    add(20, 70, 35);
    assertThat(sample.outliers()).isEmpty();
  }

  @Test
  void shouldPointOutNoneThatIsOffByLessThanATenth() {
    add(50, 50, 50, 50, 54);

    assertThat(sample.outliers()).isEmpty();
  }

  @Test
  void shouldRefuseToTellOfNothing() {
    assertThatThrownBy(sample::mean).hasMessageContaining("runs=0");
    assertThatThrownBy(sample::median).isInstanceOf(IllegalStateException.class);
  }
}
