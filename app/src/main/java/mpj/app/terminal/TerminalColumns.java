package mpj.app.terminal;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/**
 * The width of the terminal, asked of {@code stty}, which every system with a terminal has. A
 * terminal library tells it too, but takes five times as long to load as this takes in all.
 */
final class TerminalColumns {
  private static final long PATIENCE_MILLIS = 500;

  private TerminalColumns() {}

  /** Returns the terminal's width in columns, or 0 where it can't be told. */
  static int measure() {
    try {
      Process stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(new File("/dev/tty"))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!stty.waitFor(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
        stty.destroyForcibly();
        return 0;
      }
      return columns(new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII));
    } catch (IOException e) {
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }

  /** Reads "24 80", rows and columns; 0 for anything else. */
  static int columns(String answer) {
    String[] numbers = answer.strip().split(" ", -1);
    try {
      return numbers.length == 2 ? Integer.parseInt(numbers[1]) : 0;
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
