package mpj.app.bench.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WorksTest {
  private static long result(Work work) throws Exception {
    long sum = 0;
    for (int part : work.partNumbers()) {
      sum += work.part().apply(part);
    }
    return sum;
  }

  @Test
  void shouldHaveTheWorksOfTheManualInTheirOrder() {
    assertThat(Works.names()).containsExactly("primes", "pi", "text", "wait", "tiny");
    assertThat(Works.named("pi")).contains(Works.all().get(1));
    assertThat(Works.named("pie")).isEmpty();
  }

  @Test
  void shouldCountThePrimesBelowTheLimit() throws Exception {
    assertThat(result(Primes.work())).isEqualTo(114_155);
  }

  @Test
  void shouldComeNearPi() throws Exception {
    double points = (double) Pi.PARTS * Pi.POINTS_A_PART;

    assertThat(4 * result(Pi.work()) / points).isCloseTo(Math.PI, within(0.005));
  }

  @Test
  void shouldAddUpTheSquares() throws Exception {
    long n = (long) Tiny.PARTS * Tiny.NUMBERS_A_PART - 1;

    assertThat(result(Tiny.work())).isEqualTo(n * (n + 1) * (2 * n + 1) / 6);
  }

  @Test
  void shouldCountWordsAndAddUpNumbers() {
    var counts = new HashMap<String, Integer>();

    long sum = Text.read("lock queue 17 lock pool 25 ", counts);

    assertThat(sum).isEqualTo(42);
    assertThat(counts)
        .containsOnly(
            java.util.Map.entry("lock", 2),
            java.util.Map.entry("queue", 1),
            java.util.Map.entry("pool", 1));
  }

  @ParameterizedTest
  @MethodSource("mpj.app.bench.work.Works#all")
  void shouldAnswerTheSameForTheSamePart(Work work) throws Exception {
    int last = work.parts() - 1;

    assertThat(work.part().apply(last)).isEqualTo(work.part().apply(last));
    assertThat(work.partNumbers()).hasSize(work.parts()).endsWith(last);
  }

  @Test
  void shouldGiveEveryPartOfTheTextOtherLines() {
    assertThat(Text.digest(1)).isNotEqualTo(Text.digest(2));
  }
}
