package mpj.app.terminal;

/**
 * What is known of where output goes.
 *
 * @param columns the width to fill; never exceeded by what the tool draws
 * @param colour whether escape sequences may be written
 * @param glyphs the characters that can be written
 * @param outputTerminal whether standard output is a terminal
 * @param errorTerminal whether standard error is one, so that a progress display is of use
 */
public record ScreenFacts(
    int columns, boolean colour, Glyphs glyphs, boolean outputTerminal, boolean errorTerminal) {
  /** The width where nothing tells it. */
  public static final int STANDARD_COLUMNS = 80;

  private static final int LEAST_COLUMNS = 20;

  /** Returns a plain page of so many columns, that of a file or pipe. */
  public static ScreenFacts page(int columns) {
    return new ScreenFacts(columns, false, Glyphs.UNICODE, false, false);
  }

  public ScreenFacts {
    columns = Math.max(LEAST_COLUMNS, columns);
  }
}
