package mpj.app.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class ScreenTest {
  @Test
  void shouldWriteNoEscapeSequenceWhereThereIsNoColour() {
    var captured = CapturedScreen.page(80);
    captured.screen().line(Text.of("bold", Style.BOLD));
    assertThat(captured.output()).isEqualTo("bold\n");
  }

  @Test
  void shouldWriteAMessageAsOneLineToStandardError() {
    var captured = CapturedScreen.page(80);
    captured.screen().message("it went\n  wrong");
    assertThat(captured.errors()).isEqualTo("mpj: it went wrong\n");
    assertThat(captured.output()).isEmpty();
  }

  @Test
  void shouldStaySilentAfterTheLastWord() {
    var captured = CapturedScreen.terminal(80);
    captured.screen().lastWord("interrupted");
    captured.screen().line(Text.of("late"));
    captured.screen().message("late");
    captured.screen().output().print("late");
    assertThat(captured.output()).isEqualTo("\u001b[0m\u001b[?25h");
    assertThat(captured.errors()).isEqualTo("\r\u001b[Kmpj: interrupted\n");
  }

  @Test
  void shouldSendNoSequenceToRestoreWhatHadNoColour() {
    var captured = CapturedScreen.page(80);
    captured.screen().lastWord("interrupted");
    assertThat(captured.output()).isEmpty();
    assertThat(captured.errors()).isEqualTo("mpj: interrupted\n");
  }

  private static OutputStream failing(String words) {
    return new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        throw new IOException(words);
      }
    };
  }

  @Test
  void shouldKeepWhyOutputWasLost() {
    var errors = OutputStream.nullOutputStream();
    var screen = new Screen(ScreenFacts.page(80), failing("No space left on device"), errors);
    assertThat(screen.outputLoss()).isEmpty();
    screen.output().println("one");
    assertThat(screen.isAbandoned()).isTrue();
    assertThat(screen.outputLoss())
        .get()
        .extracting(IOException::getMessage)
        .asString()
        .isEqualTo("No space left on device");
  }

  @Test
  void shouldNoticeThatTheReaderIsGone() {
    var errors = new ByteArrayOutputStream();
    var screen = new Screen(ScreenFacts.page(80), failing("Broken pipe"), errors);
    assertThat(screen.isAbandoned()).isFalse();
    screen.line(Text.of("one"));
    assertThat(screen.isAbandoned()).isTrue();
    assertThat(screen.outputLoss()).isEmpty();
    screen.line(Text.of("two"));
    screen.message("still heard");
    assertThat(errors.toString(StandardCharsets.UTF_8)).isEqualTo("mpj: still heard\n");
  }

  @Test
  void shouldWriteItsFarewellAndThenNothing() {
    var page = CapturedScreen.page(80);
    page.screen().farewell(() -> page.screen().line(Text.of("so far")));
    page.screen().sayFarewell();
    page.screen().line(Text.of("too late"));
    assertThat(page.output()).isEqualTo("so far\n");
  }

  @Test
  void shouldTakeTheStatusAwayBeforeTheLastWord() {
    var terminal = CapturedScreen.terminal(80);
    terminal.screen().status(Text.of("busy"));
    terminal.screen().lastWord("over");
    assertThat(terminal.output()).startsWith("busy\r    \r");
  }

  @Test
  void shouldLeaveNoStatusBehindWhenItFallsSilent() {
    var terminal = CapturedScreen.terminal(80);
    terminal.screen().status(Text.of("busy"));
    terminal.screen().silence();
    assertThat(terminal.output()).isEqualTo("busy\r    \r");
  }

  @Test
  void shouldShowNoStatusOnAPage() {
    var page = CapturedScreen.page(80);
    page.screen().status(Text.of("busy"));
    assertThat(page.output()).isEmpty();
  }
}
