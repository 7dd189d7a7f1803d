package mpj.app.narration;

import java.util.Locale;
import mpj.app.run.Silence;
import mpj.app.terminal.Screen;
import mpj.app.terminal.Style;
import mpj.app.terminal.Text;

/** Says, while no lines come, that the run goes on and who waits for what. */
final class QuietLine {
  private static final long PAGE_NANOS = 5_000_000_000L;
  private static final String MORE = " · ";

  private final Screen screen;
  private long told;

  QuietLine(Screen screen) {
    this.screen = screen;
  }

  /** On a terminal a line that vanishes; elsewhere one that stays, every five seconds. */
  void show(Silence silence) {
    if (screen.facts().outputTerminal()) {
      screen.status(text(silence, screen.columns() - 1));
    } else if (silence.silentNanos() < PAGE_NANOS) {
      told = 0;
    } else if (silence.silentNanos() / PAGE_NANOS > told) {
      told = silence.silentNanos() / PAGE_NANOS;
      screen.lines(text(silence, Integer.MAX_VALUE).wrap(screen.columns(), 8));
    }
  }

  private Text text(Silence silence, int columns) {
    String time = String.format(Locale.ROOT, "%7.1f ", silence.elapsedNanos() / 1e9);
    if (silence.phrases().isEmpty()) {
      return Text.of(screen.fit(time + "… no line yet, and nobody waits"), Style.DIM);
    }
    var line = new StringBuilder(time);
    int left = silence.phrases().size();
    for (String phrase : silence.phrases()) {
      String next = (line.length() == time.length() ? "… " : " · ") + phrase;
      int room = left == 1 ? 0 : MORE.length() + " more".length() + 2;
      if (left < silence.phrases().size() && line.length() + next.length() + room > columns) {
        line.append(MORE).append(left).append(" more");
        break;
      }
      line.append(next);
      left--;
    }
    return Text.of(screen.fit(line.toString()), Style.DIM);
  }
}
