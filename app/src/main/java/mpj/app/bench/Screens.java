package mpj.app.bench;

import mpj.app.bench.screen.BenchScreen;
import mpj.app.terminal.Glyphs;
import mpj.app.terminal.Screen;

/** What the bench needs of the tool's screen. */
final class Screens {
  private Screens() {}

  static BenchScreen of(Screen screen) {
    return new BenchScreen(
        screen.output(),
        screen.errors(),
        screen.columns(),
        screen.facts().colour(),
        screen.facts().glyphs() == Glyphs.UNICODE,
        screen.facts().errorTerminal());
  }
}
