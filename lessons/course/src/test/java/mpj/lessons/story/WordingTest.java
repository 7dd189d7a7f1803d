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
}
