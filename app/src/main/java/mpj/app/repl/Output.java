package mpj.app.repl;

import java.util.List;
import mpj.app.terminal.Screen;
import mpj.app.terminal.Style;
import mpj.app.terminal.Text;
import mpj.multiprocessing.trace.OutputLine;

/** Where a session writes; whole lines, that never tear what is being typed. */
public interface Output {
  /** Writes a line that a process printed, or a piece of one. */
  void printed(OutputLine line);

  /** Writes lines of the session itself. */
  void say(List<Text> lines);

  /** Returns the screen as wide as it is now. */
  Screen screen();

  /** Writes one sentence, wrapped. */
  default void say(String sentence, Style style) {
    Screen screen = screen();
    say(Text.of(screen.fit(sentence), style).wrap(screen.columns(), 2));
  }
}
