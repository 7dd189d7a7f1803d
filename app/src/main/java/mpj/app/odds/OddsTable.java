package mpj.app.odds;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import mpj.app.terminal.Screen;
import mpj.app.terminal.Style;
import mpj.app.terminal.Text;
import mpj.lessons.demo.Trials;

/** Draws a tally: for each way its outcomes, how often each came, and what to think of it. */
public final class OddsTable {
  private static final int MEANING_COLUMNS = 24;
  private static final int INDENT = 4;
  private static final int GRADE_COLUMNS = 13;

  private final Screen screen;
  private final Tally tally;

  /** Creates one that draws for this screen. */
  public OddsTable(Screen screen, Tally tally) {
    this.screen = screen;
    this.tally = tally;
  }

  /** Returns the lines, none wider than the screen. */
  public List<Text> lines() {
    int names =
        tally.ways().stream()
            .flatMap(way -> tally.counts(way).stream())
            .mapToInt(count -> count.outcome().name().length())
            .max()
            .orElse(0);
    var lines = new ArrayList<Text>();
    for (Trials.Way way : tally.ways()) {
      List<Tally.Count> counts = tally.counts(way);
      int rounds = Tally.rounds(counts);
      Text head = Text.of(way.name(), Style.BOLD).plus(", rounds=" + rounds);
      lines.addAll(head.wrap(screen.columns(), 2));
      counts.forEach(count -> lines.addAll(row(count, rounds, names + 2)));
    }
    return lines;
  }

  private List<Text> row(Tally.Count count, int rounds, int names) {
    double share = rounds == 0 ? 0 : 100.0 * count.times() / rounds;
    String figures = String.format(Locale.ROOT, "%7d %6.1f %%  ", count.times(), share);
    Trials.Grade grade = count.outcome().grade();
    Text row =
        Text.of("  ")
            .plus(Text.of(screen.fit(count.outcome().name())).padded(names))
            .plus(figures)
            .plus(Text.of(grade.word(), style(count)).padded(GRADE_COLUMNS));
    String meaning = screen.fit(count.outcome().meaning() + range(count));
    if (screen.columns() - row.columns() >= MEANING_COLUMNS) {
      return row.plus(meaning, Style.DIM).wrap(screen.columns(), row.columns());
    }
    var lines = new ArrayList<>(row.wrap(screen.columns(), INDENT));
    lines.addAll(Text.spaces(INDENT).plus(meaning, Style.DIM).wrap(screen.columns(), INDENT));
    return lines;
  }

  /** What came as it should is green, what must not come red; what never came has no colour. */
  private static Style style(Tally.Count count) {
    if (count.times() == 0) {
      return Style.DIM;
    }
    return switch (count.outcome().grade()) {
      case ACCEPTABLE -> Style.GOOD;
      case INTERESTING -> Style.BOLD;
      case FORBIDDEN -> Style.BAD;
    };
  }

  private static String range(Tally.Count count) {
    if (count.least() == 0 && count.most() == 0) {
      return "";
    }
    return count.least() == count.most()
        ? "; " + count.least()
        : "; from " + count.least() + " to " + count.most();
  }
}
