package mpj.app.narration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import mpj.app.run.Silence;
import mpj.app.terminal.CapturedScreen;
import mpj.app.terminal.Text;
import org.junit.jupiter.api.Test;

/** What is seen of a run while nothing is written. */
final class QuietLineTest {
  private static final long SECOND = 1_000_000_000L;
  private static final List<String> WAITS =
      List.of(
          "Process-1 wants Lock-2 of Process-2",
          "Process-2 wants Lock-1 of Process-1",
          "MainProcess waits for the end of Process-1");

  private static Silence silence(long seconds, List<String> phrases) {
    return new Silence(20 * SECOND, seconds * SECOND, phrases);
  }

  @Test
  void shouldVanishBeforeTheNextLine() {
    var terminal = CapturedScreen.terminal(80);
    new QuietLine(terminal.screen()).show(silence(1, WAITS));
    assertThat(terminal.output())
        .endsWith("20.0 … Process-1 wants Lock-2 of Process-2 · 2 more\u001b[0m");

    terminal.screen().line(Text.of("next"));
    assertThat(terminal.output()).endsWith("\r" + " ".repeat(54) + "\rnext\n");
  }

  @Test
  void shouldSayAllWhereThereIsRoom() {
    var terminal = CapturedScreen.terminal(140);
    new QuietLine(terminal.screen()).show(silence(1, WAITS));
    assertThat(terminal.output()).contains(String.join(" · ", WAITS));
  }

  @Test
  void shouldNeverBeWiderThanTheTerminal() {
    for (int columns = 20; columns < 140; columns++) {
      var terminal = CapturedScreen.terminal(columns);
      new QuietLine(terminal.screen()).show(silence(1, WAITS));
      assertThat(terminal.widest()).isLessThan(columns);
    }
  }

  @Test
  void shouldStayOnAPageEveryFiveSecondsOnly() {
    var page = CapturedScreen.page(80);
    var quiet = new QuietLine(page.screen());
    for (long seconds = 1; seconds < 12; seconds++) {
      quiet.show(silence(seconds, WAITS));
    }
    assertThat(page.output()).doesNotContain("\r").doesNotContain("\u001b");
    assertThat(page.lines().stream().filter(line -> line.contains("20.0 …"))).hasSize(2);
    assertThat(page.widest()).isLessThanOrEqualTo(80);
  }
}
