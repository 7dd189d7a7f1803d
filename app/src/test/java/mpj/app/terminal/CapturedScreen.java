package mpj.app.terminal;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A screen that keeps what is written to it. */
public final class CapturedScreen {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Screen screen;

  public CapturedScreen(ScreenFacts facts) {
    screen = new Screen(facts, stream(out), stream(err));
  }

  public static CapturedScreen page(int columns) {
    return new CapturedScreen(ScreenFacts.page(columns));
  }

  public static CapturedScreen terminal(int columns) {
    return new CapturedScreen(new ScreenFacts(columns, true, Glyphs.UNICODE, true, true));
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, false, StandardCharsets.UTF_8);
  }

  public Screen screen() {
    return screen;
  }

  public String output() {
    return out.toString(StandardCharsets.UTF_8);
  }

  public String errors() {
    return err.toString(StandardCharsets.UTF_8);
  }

  public List<String> lines() {
    return output().lines().toList();
  }

  /** The widest line, without escape sequences. */
  public int widest() {
    return output()
        .lines()
        .map(line -> line.replaceAll("\u001b\\[[0-9;?]*[a-zA-Z]", ""))
        .mapToInt(line -> Cells.of(line, 0, line.length()))
        .max()
        .orElse(0);
  }
}
