package mpj.lessons.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import mpj.multiprocessing.StartMethod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is said around the demos is there, is short, and proposes only what can be typed. */
class TeachingTest {
  private static final int LONGEST = 500;

  static Stream<DemoEntry> demos() {
    return Course.lessons().stream().flatMap(lesson -> lesson.demos().stream());
  }

  @ParameterizedTest
  @MethodSource("demos")
  void shouldHaveATextInShortSections(DemoEntry demo) {
    Teaching text = demo.teaching().orElseThrow();
    assertThat(List.of(text.question(), text.why(), text.rule(), text.python()))
        .allMatch(section -> section.length() <= LONGEST && section.length() > 10);
    assertThat(text.question()).endsWith("?");
    assertThat(text.misconception().orElse(".")).endsWith(".").hasSizeLessThan(LONGEST);
    assertThat(text.next()).hasSizeBetween(2, 4);
  }

  @ParameterizedTest
  @MethodSource("demos")
  void shouldProposeToCountTheOutcomesThatCanBeCounted(DemoEntry demo) {
    assertThat(demo.teaching().orElseThrow().next())
        .filteredOn(suggestion -> suggestion.options().startsWith("--times"))
        .hasSize(demo.trials().isPresent() ? 1 : 0);
  }

  @ParameterizedTest
  @MethodSource("demos")
  void shouldProposeOptionsThatExist(DemoEntry demo) {
    for (Teaching.Suggestion suggestion : demo.teaching().orElseThrow().next()) {
      Iterator<String> words = Arrays.asList(suggestion.options().split(" ")).iterator();
      while (words.hasNext()) {
        assertOption(words.next(), words.next(), demo);
      }
      assertThat(suggestion.what()).isNotBlank();
    }
  }

  private static void assertOption(String option, String value, DemoEntry demo) {
    switch (option) {
      case "--set" -> {
        String[] parts = value.split("=", -1);
        Setting setting =
            demo.settings().stream()
                .filter(one -> one.name().equals(parts[0]))
                .findFirst()
                .orElseThrow();
        assertThat(setting.allows(Integer.parseInt(parts[1]))).as(value).isTrue();
      }
      case "--times" -> {
        assertThat(demo.trials()).isPresent();
        assertThat(Integer.parseInt(value)).isPositive();
      }
      case "--seed" -> assertThat(Long.parseLong(value)).isPositive();
      case "--start-method" ->
          assertThat(StartMethod.all())
              .extracting(m -> m.name().toLowerCase(Locale.ROOT))
              .contains(value);
      case "--html", "--trace" -> assertThat(value).matches("run\\.(html|json)");
      default -> throw new AssertionError("no such option: " + option);
    }
  }

  @Test
  void shouldRepeatNothing() {
    Set<String> said = new HashSet<>();
    demos()
        .map(demo -> demo.teaching().orElseThrow())
        .flatMap(text -> Stream.of(text.question(), text.why(), text.rule()))
        .forEach(section -> assertThat(said.add(section)).as(section).isTrue());
  }
}
