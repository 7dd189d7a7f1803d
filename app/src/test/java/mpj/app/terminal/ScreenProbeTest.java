package mpj.app.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ScreenProbeTest {
  private static ScreenFacts facts(Map<String, String> environment, boolean terminal) {
    return probe(environment, terminal).facts(false);
  }

  private static ScreenProbe probe(Map<String, String> environment, boolean terminal) {
    return new ScreenProbe(environment, terminal, terminal, StandardCharsets.UTF_8, () -> 132);
  }

  @Test
  void shouldUseColourOnATerminal() {
    assertThat(facts(Map.of("TERM", "xterm"), true).colour()).isTrue();
  }

  @Test
  void shouldUseNoColourWhereThereIsNoTerminal() {
    assertThat(facts(Map.of("TERM", "xterm"), false).colour()).isFalse();
  }

  @Test
  void shouldHeedNoColorOnlyWhenItIsNotEmpty() {
    assertThat(facts(Map.of("NO_COLOR", "1"), true).colour()).isFalse();
    assertThat(facts(Map.of("TERM", "xterm", "NO_COLOR", ""), true).colour()).isTrue();
  }

  @Test
  void shouldUseNoColourOnADumbTerminalOrAnUnknownOne() {
    assertThat(facts(Map.of(), true).colour()).isFalse();
    assertThat(facts(Map.of("TERM", "dumb"), true).colour()).isFalse();
  }

  @Test
  void shouldUseNoColourWhenItIsRefused() {
    assertThat(probe(Map.of("TERM", "xterm"), true).facts(true).colour()).isFalse();
  }

  @Test
  void shouldTakeTheWidthFromColumnsThenTheTerminalThenTheStandard() {
    assertThat(facts(Map.of("COLUMNS", "64"), true).columns()).isEqualTo(64);
    assertThat(facts(Map.of("COLUMNS", "64"), false).columns()).isEqualTo(64);
    assertThat(facts(Map.of("COLUMNS", "wide"), true).columns()).isEqualTo(132);
    assertThat(facts(Map.of(), true).columns()).isEqualTo(132);
    assertThat(facts(Map.of(), false).columns()).isEqualTo(80);
  }

  @Test
  void shouldFallBackToTheStandardWhereTheTerminalTellsNothing() {
    var probe = new ScreenProbe(Map.of(), true, true, StandardCharsets.US_ASCII, () -> 0);
    assertThat(probe.facts(false).columns()).isEqualTo(80);
  }

  @Test
  void shouldReadTheWidthFromRowsAndColumns() {
    assertThat(TerminalColumns.columns("24 97\n")).isEqualTo(97);
    assertThat(TerminalColumns.columns("")).isZero();
    assertThat(TerminalColumns.columns("stty: no terminal")).isZero();
  }

  @Test
  void shouldWriteAsciiWhereTheEncodingHasNothingElse() {
    var probe = new ScreenProbe(Map.of(), false, false, StandardCharsets.US_ASCII, () -> 0);
    assertThat(probe.facts(false).glyphs().fit("a ← b · “c” … 10 µs — 中"))
        .isEqualTo("a <- b - \"c\" ... 10 us -- ?");
  }
}
