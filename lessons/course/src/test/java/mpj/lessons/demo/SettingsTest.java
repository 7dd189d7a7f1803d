package mpj.lessons.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SettingsTest {
  private static final List<Setting> DECLARED =
      List.of(new Setting("workers", 4, 1, 9, "how many"), new Setting("items", 10, 1, 99, "so"));

  @Test
  void shouldFillInTheStandardValues() {
    Settings settings = new Settings(DECLARED, Map.of("items", 20), 1);
    assertThat(settings.number("workers")).isEqualTo(4);
    assertThat(settings.number("items")).isEqualTo(20);
  }

  @Test
  void shouldRefuseWhatIsOutOfRange() {
    assertThatThrownBy(() -> new Settings(DECLARED, Map.of("workers", 10), 1))
        .hasMessage("out of range: workers=10; choose a number from 1 to 9");
  }

  @Test
  void shouldRefuseAnUnknownName() {
    assertThatThrownBy(() -> new Settings(DECLARED, Map.of("wrokers", 2), 1))
        .hasMessage("no such setting: name=wrokers; choose from items, workers");
    Settings settings = new Settings(DECLARED, Map.of(), 1);
    assertThatThrownBy(() -> settings.number("places")).hasMessageContaining("name=places");
  }

  @Test
  void shouldRepeatItsRandomNumbersBySeedAndStreamOnly() {
    assertThat(numbers(5, 1)).isEqualTo(numbers(5, 1));
    assertThat(numbers(5, 1)).isNotEqualTo(numbers(5, 2)).isNotEqualTo(numbers(6, 1));
  }

  @Test
  void shouldSpreadTheFirstNumbersOfNeighbouringStreams() {
    long distinct =
        IntStream.range(0, 20).map(stream -> numbers(1, stream).getFirst()).distinct().count();
    assertThat(distinct).isGreaterThan(15);
  }

  private static List<Integer> numbers(long seed, int stream) {
    return new Settings(DECLARED, Map.of(), seed).random(stream).ints(8, 0, 1000).boxed().toList();
  }
}
