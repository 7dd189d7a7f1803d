package mpj.app.narration;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import mpj.app.terminal.ProcessColours;
import mpj.app.terminal.Screen;
import mpj.app.terminal.Style;
import mpj.app.terminal.Text;
import mpj.lessons.story.NotedLine;
import mpj.multiprocessing.trace.Actor;

/** Draws {@code 0.123 Process-3 (12345) text ← note}, wrapped so that it is never too wide. */
final class LineLayout {
  private static final int NARROW_INDENT = 4;
  private static final int LEAST_NOTE = 30;

  private final Screen screen;
  private final long startNanos;
  private final ProcessColours colours;
  private int labelColumns = "Process-10 (123456)".length();

  LineLayout(Screen screen, ProcessColours colours, long startNanos) {
    this.screen = screen;
    this.colours = colours;
    this.startNanos = startNanos;
  }

  List<Text> layOut(NotedLine noted) {
    Actor process = noted.line().process();
    String label = process.name() + " (" + process.pid() + ")";
    labelColumns = Math.max(labelColumns, label.length());
    Style style = colours.of(process);
    String time = String.format(Locale.ROOT, "%7.3f ", (noted.line().nanos() - startNanos) / 1e9);
    Text prefix =
        Text.of(time, Style.DIM).plus(Text.of(label, style).padded(labelColumns)).plus("  ");
    Text whole = prefix.plus(screen.fit(noted.line().text()), style);
    int indent = prefix.columns();
    if (noted.note() == null) {
      return whole.wrap(screen.columns(), indent);
    }
    Text note = Text.of(screen.fit("← " + noted.note()), Style.DIM);
    Text together = whole.plus("  ").plus(note);
    if (together.columns() <= screen.columns()) {
      return List.of(together);
    }
    var lines = new ArrayList<>(whole.wrap(screen.columns(), indent));
    lines.addAll(below(note, indent));
    return lines;
  }

  private List<Text> below(Text note, int indent) {
    int left = screen.columns() - indent >= LEAST_NOTE ? indent : NARROW_INDENT;
    return Text.spaces(left).plus(note).wrap(screen.columns(), left + 2);
  }
}
