package mpj.lessons.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WordingTest {
  @Test
  void shouldChooseTheUnitThatSuitsTheTime() {
    assertThat(Wording.time(0)).isEqualTo("0.0 ms");
    assertThat(Wording.time(240_000)).isEqualTo("0.2 ms");
    assertThat(Wording.time(12_400_000)).isEqualTo("12 ms");
    assertThat(Wording.time(1_250_000_000L)).isEqualTo("1.25 s");
    assertThat(Wording.time(2_004_000_000L)).isEqualTo("2.00 s");
  }

  @Test
  void shouldCountAndListAsOneWouldSayIt() {
    assertThat(Wording.count(1, "item")).isEqualTo("1 item");
    assertThat(Wording.count(0, "item")).isEqualTo("0 items");
    assertThat(Wording.count(2, "party", "parties")).isEqualTo("2 parties");
    assertThat(Wording.names(List.of())).isEmpty();
    assertThat(Wording.names(List.of("a"))).isEqualTo("a");
    assertThat(Wording.names(List.of("a", "b", "c"))).isEqualTo("a, b and c");
  }

  @Test
  void shouldRoundFiguresAndRatios() {
    assertThat(Wording.fixed(35.06, 1)).isEqualTo("35.1");
    assertThat(Wording.fixed(0.04, 1)).isEqualTo("0.0");
    assertThat(Wording.fixed(1.999, 2)).isEqualTo("2.00");
    assertThat(Wording.fixed(499.5, 0)).isEqualTo("500");
    assertThat(Wording.times(0.44)).isEqualTo("0.4 times");
    assertThat(Wording.times(9.94)).isEqualTo("9.9 times");
    assertThat(Wording.times(21.2)).isEqualTo("21 times");
  }
}
