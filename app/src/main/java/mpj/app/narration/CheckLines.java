package mpj.app.narration;

import java.util.ArrayList;
import java.util.List;
import mpj.app.terminal.Labelled;
import mpj.app.terminal.Screen;
import mpj.app.terminal.Style;
import mpj.app.terminal.Text;

/** Draws whether a run showed what it was to show. */
public final class CheckLines {
  /** The labels of what is said at the end of a run; {@code processes} is the longest. */
  static final int LABEL_COLUMNS = 11;

  private CheckLines() {}

  /** Returns a line that says ok, or those of all problems. */
  public static List<Text> of(Screen screen, List<String> problems) {
    var labelled = new Labelled(screen, LABEL_COLUMNS);
    if (problems.isEmpty()) {
      return labelled.lines("check", Text.of("ok", Style.GOOD));
    }
    var lines = new ArrayList<Text>();
    for (String problem : problems) {
      lines.addAll(labelled.lines("check", Text.of("failed: " + screen.fit(problem), Style.BAD)));
    }
    return lines;
  }
}
