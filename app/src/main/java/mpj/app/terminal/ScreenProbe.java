package mpj.app.terminal;

import java.io.Console;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.IntSupplier;

/** Finds out what the terminal can do, by the conventions that users know. */
public final class ScreenProbe {
  private final Map<String, String> environment;
  private final boolean outputTerminal;
  private final boolean errorTerminal;
  private final Charset encoding;
  private final IntSupplier terminalColumns;

  ScreenProbe(
      Map<String, String> environment,
      boolean outputTerminal,
      boolean errorTerminal,
      Charset encoding,
      IntSupplier terminalColumns) {
    this.environment = environment;
    this.outputTerminal = outputTerminal;
    this.errorTerminal = errorTerminal;
    this.encoding = encoding;
    this.terminalColumns = terminalColumns;
  }

  /** Returns the facts of this process's standard output. */
  public static ScreenFacts ofThisProcess(boolean noColour) {
    return new ScreenProbe(
            System.getenv(),
            isTerminal(1),
            isTerminal(2),
            Screen.encoding(),
            TerminalColumns::measure)
        .facts(noColour);
  }

  /** Returns whether standard input is a terminal. */
  public static boolean isInputTerminal() {
    return isTerminal(0);
  }

  /**
   * Returns the facts. There is no colour where NO_COLOR is not empty, where TERM is {@code dumb}
   * or not set, where it was refused, and where there is no terminal. The width is that of COLUMNS,
   * else the terminal's, else 80.
   */
  ScreenFacts facts(boolean noColour) {
    boolean colour =
        outputTerminal
            && !noColour
            && environment.getOrDefault("NO_COLOR", "").isEmpty()
            && !environment.getOrDefault("TERM", "dumb").equals("dumb");
    Glyphs glyphs = encoding.name().startsWith("UTF") ? Glyphs.UNICODE : Glyphs.ASCII;
    return new ScreenFacts(columns(), colour, glyphs, outputTerminal, errorTerminal);
  }

  private int columns() {
    int wanted = number(environment.get("COLUMNS"));
    if (wanted > 0) {
      return wanted;
    }
    int measured = outputTerminal ? terminalColumns.getAsInt() : 0;
    return measured > 0 ? measured : ScreenFacts.STANDARD_COLUMNS;
  }

  private static int number(String text) {
    if (text == null) {
      return 0;
    }
    try {
      return Integer.parseInt(text.strip());
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  @SuppressWarnings("SystemConsoleNull") // with the JDK's plain console it still returns null
  private static boolean hasConsole() {
    Console console = System.console();
    return console != null && console.isTerminal();
  }

  /**
   * A console has a terminal only where standard input is a terminal as well; where the system
   * shows what a descriptor is open on, that answers for output alone.
   */
  private static boolean isTerminal(int descriptor) {
    Path link = Path.of("/proc/self/fd/" + descriptor);
    try {
      String target = Files.readSymbolicLink(link).toString();
      return target.startsWith("/dev/pts/")
          || target.startsWith("/dev/tty")
          || target.equals("/dev/console");
    } catch (IOException | UnsupportedOperationException e) {
      return hasConsole();
    }
  }
}
