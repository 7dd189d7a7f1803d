package mpj.app.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class TextTest {
  private static List<String> wrap(String text, int columns, int indent) {
    return Text.of(text).wrap(columns, indent).stream().map(Text::toString).toList();
  }

  @Test
  void shouldBreakAtSpaces() {
    assertThat(wrap("one two three", 7, 0)).containsExactly("one two", "three");
  }

  @Test
  void shouldIndentAllButTheFirstLine() {
    assertThat(wrap("one two three four", 10, 2)).containsExactly("one two", "  three", "  four");
  }

  @Test
  void shouldBreakInsideAWordThatAloneIsTooLong() {
    assertThat(wrap("abcdefghij kl", 4, 0)).containsExactly("abcd", "efgh", "ij", "kl");
  }

  @Test
  void shouldKeepLineEnds() {
    assertThat(wrap("a\nb", 10, 0)).containsExactly("a", "b");
  }

  @Test
  void shouldCountWideCharactersTwice() {
    assertThat(wrap("日本語", 4, 0)).containsExactly("日本", "語");
  }

  @Test
  void shouldNeverBeWiderThanAskedAndLoseNoWord() {
    long seed = System.nanoTime();
    var random = new Random(seed);
    for (int round = 0; round < 2000; round++) {
      var text = new StringBuilder();
      for (int word = random.nextInt(20); word >= 0; word--) {
        text.append("x".repeat(random.nextInt(12))).append(" ".repeat(random.nextInt(3)));
      }
      int columns = 8 + random.nextInt(40);
      var lines = Text.of(text.toString()).wrap(columns, random.nextInt(columns));
      assertThat(lines).as("seed=%d", seed).allMatch(line -> line.columns() <= columns);
      String all = String.join("", lines.stream().map(Text::toString).toList());
      assertThat(all.replace(" ", ""))
          .as("seed=%d", seed)
          .isEqualTo(text.toString().replace(" ", ""));
    }
  }

  @Test
  void shouldKeepStylesThroughWrapping() {
    var lines = Text.of("plain ").plus("bold words", Style.BOLD).wrap(10);
    assertThat(lines.get(0).render(true)).isEqualTo("plain \u001b[0;1mbold\u001b[0m");
    assertThat(lines.get(1).render(true)).isEqualTo("\u001b[0;1mwords\u001b[0m");
    assertThat(lines.get(1).render(false)).isEqualTo("words");
  }

  @Test
  void shouldLetNoControlCharacterThrough() {
    assertThat(Text.of("a\u001b[31mb\tc\r").toString()).isEqualTo("a?[31mb c?");
  }
}
