package mpj.app.bench.report;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import mpj.app.bench.change.Change;
import mpj.app.bench.change.Changes;
import mpj.app.bench.figure.Numbers;
import mpj.app.bench.screen.BenchScreen;

/** What changed between two documents, for people: one table. */
public final class ChangesText {
  private final BenchScreen screen;

  /** On that screen. */
  public ChangesText(BenchScreen screen) {
    this.screen = screen;
  }

  /** The table, what only one side has, and a summary. */
  public void show(Changes changes) {
    List<Change> all = changes.common();
    new Table()
        .words("key", 9, cells(all, Change::key))
        .numbers("A", 6, cells(all, change -> Numbers.scaled(change.medianBefore())))
        .numbers("B", 7, cells(all, change -> Numbers.scaled(change.medianAfter())))
        .numbers("B / A", 5, cells(all, change -> Numbers.plain(change.ratio())))
        .words("", 8, cells(all, change -> change.verdict().name().toLowerCase(Locale.ROOT)))
        .lines(screen)
        .forEach(screen.out()::println);
    listed("Only in A: ", changes.onlyBefore());
    listed("Only in B: ", changes.onlyAfter());
    listed("Left out, since this mpj has no such key: ", changes.unknown());
    print(
        changes.count(Change.Verdict.BETTER)
            + " better, "
            + changes.count(Change.Verdict.WORSE)
            + " worse, "
            + changes.count(Change.Verdict.SAME)
            + " same. Medians are shown; same means that the runs of both sides overlap.");
    if (all.stream().anyMatch(Change::isOfSingleRuns)) {
      print("Of a single run no spread is known: any difference counts there.");
    }
  }

  private void listed(String what, List<String> keys) {
    if (!keys.isEmpty()) {
      print(what + String.join(", ", keys) + ".");
    }
  }

  private static List<String> cells(List<Change> all, Function<Change, String> cell) {
    return all.stream().map(cell).toList();
  }

  private void print(String sentences) {
    Paragraph.lines(sentences, screen.columns()).forEach(screen.out()::println);
  }
}
