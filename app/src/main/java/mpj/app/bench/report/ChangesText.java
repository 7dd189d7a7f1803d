package mpj.app.bench.report;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import mpj.app.bench.change.Change;
import mpj.app.bench.change.Changes;
import mpj.app.bench.figure.Numbers;
import mpj.app.terminal.Screen;
import mpj.app.terminal.Table;

/** What changed between two documents, for people: one table. */
public final class ChangesText {
  private final Screen screen;

  /** On that screen. */
  public ChangesText(Screen screen) {
    this.screen = screen;
  }

  /** The table, what only one side has, and a summary. */
  public void show(Changes changes) {
    List<Change> all = changes.common();
    var table =
        new Table()
            .words("key", 9, cells(all, Change::key))
            .numbers("A", 6, cells(all, change -> Numbers.scaled(change.medianBefore())))
            .numbers("B", 7, cells(all, change -> Numbers.scaled(change.medianAfter())))
            .numbers("B / A", 5, cells(all, change -> Numbers.plain(change.ratio())))
            .words("", 8, cells(all, change -> change.verdict().name().toLowerCase(Locale.ROOT)));
    screen.lines(table.lines(screen.columns()));
    listed("Only in A: ", changes.onlyBefore());
    listed("Only in B: ", changes.onlyAfter());
    listed("Left out, since this mpj has no such key: ", changes.unknown());
    screen.paragraph(
        changes.count(Change.Verdict.BETTER)
            + " better, "
            + changes.count(Change.Verdict.WORSE)
            + " worse, "
            + changes.count(Change.Verdict.SAME)
            + " same. Medians are shown; same means that the runs of both sides overlap.");
    if (all.stream().anyMatch(Change::isOfSingleRuns)) {
      screen.paragraph("Of a single run no spread is known: any difference counts there.");
    }
  }

  private void listed(String what, List<String> keys) {
    if (!keys.isEmpty()) {
      screen.paragraph(what + String.join(", ", keys) + ".");
    }
  }

  private static List<String> cells(List<Change> all, Function<Change, String> cell) {
    return all.stream().map(cell).toList();
  }
}
