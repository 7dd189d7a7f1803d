package mpj.app.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProgressBarTest {
  private static final String LONG = "a long description that does not fit";

  @Test
  void shouldShowHowMuchOfAllIsOver() {
    assertThat(ProgressBar.of("primes", 1, 2)).hasToString("[##########..........] 1/2 primes");
    assertThat(ProgressBar.of("pi", 2, 2)).hasToString("[####################] 2/2 pi");
    assertThat(ProgressBar.of("nothing", 0, 0)).hasToString("[....................] 0/0 nothing");
  }

  @Test
  void shouldDrawOverItsLineAndNeverFillTheLastColumn() {
    var terminal = CapturedScreen.terminal(40);

    terminal.screen().status(ProgressBar.of(LONG, 1, 2));
    terminal.screen().status(ProgressBar.of("pi", 2, 2));
    terminal.screen().clearStatus();

    String[] drawn = terminal.output().split("\r", -1);
    assertThat(drawn[0]).startsWith("[##########..........] 1/2").hasSize(39);
    assertThat(drawn[1]).startsWith("[####################] 2/2 pi  ").hasSize(39);
    assertThat(terminal.output())
        .doesNotContain("\n")
        .endsWith("\r" + " ".repeat("[####################] 2/2 pi".length()) + "\r");
  }

  @Test
  void shouldStandOnStandardErrorWhereResultsGoIntoAFile() {
    var piped = new CapturedScreen(new ScreenFacts(80, false, Glyphs.UNICODE, false, true));

    piped.screen().status(ProgressBar.of("pi", 1, 2));
    piped.screen().line(Text.of("a result"));

    assertThat(piped.output()).isEqualTo("a result\n");
    assertThat(piped.errors()).startsWith("[##########..........] 1/2 pi\r ").endsWith(" \r");
  }
}
