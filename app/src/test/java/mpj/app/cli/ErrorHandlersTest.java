package mpj.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import mpj.app.terminal.CapturedScreen;
import org.junit.jupiter.api.Test;

final class ErrorHandlersTest {
  @Test
  void shouldTellTheFileWithTheDetailsInOneLine() throws IOException {
    var captured = CapturedScreen.page(80);
    var handlers = new ErrorHandlers(captured.screen(), "mpj 1");
    int exitCode = handlers.unexpected(new IllegalStateException("state=odd"));
    String message = captured.errors();
    Path file = Path.of(message.substring(message.lastIndexOf(" in ") + 4).strip());
    try {
      assertThat(exitCode).isEqualTo(4);
      assertThat(message.lines()).hasSize(1);
      assertThat(message).startsWith("mpj: unexpected error: IllegalStateException: state=odd; ");
      assertThat(Files.readString(file)).contains("mpj 1", "state=odd", "ErrorHandlersTest");
    } finally {
      Files.deleteIfExists(file);
    }
  }
}
