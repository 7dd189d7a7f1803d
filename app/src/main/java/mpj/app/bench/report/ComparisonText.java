package mpj.app.bench.report;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import mpj.app.bench.compare.Comparison;
import mpj.app.bench.compare.Row;
import mpj.app.bench.figure.Numbers;
import mpj.app.bench.mode.ModeKind;
import mpj.app.bench.peer.Peer;
import mpj.app.bench.work.Work;
import mpj.app.terminal.Glyphs;
import mpj.app.terminal.Screen;
import mpj.app.terminal.Table;
import mpj.app.terminal.Text;

/** A comparison for people: for each work a table with bars, and what follows from it. */
public final class ComparisonText {
  private static final int LEAST_BAR = 8;
  private static final int WIDEST_BAR = 40;
  private static final int WIDEST_PLOT = 80;

  private final Screen screen;
  private final int cores;

  /** For a machine with so many cores. */
  public ComparisonText(Screen screen, int cores) {
    this.screen = screen;
    this.cores = cores;
  }

  /**
   * What to know before the first table.
   *
   * @param capacity how many times as much as one thread all cores compute, as it was measured
   */
  public void opening(int workers, int repeats, double capacity) {
    screen.paragraph(
        "What this machine can give: "
            + cores
            + (cores == 1 ? " core" : " cores")
            + (cores == 1
                ? "; no work that computes gets faster by more workers."
                : ", on which "
                    + cores
                    + " threads compute "
                    + Numbers.plain(capacity)
                    + " times as much as one, just now; no work that computes gains more."));
    screen.paragraph(
        "Mean of "
            + repeats
            + (repeats == 1 ? " run" : " runs")
            + " in turn, on "
            + cores
            + (cores == 1 ? " core" : " cores")
            + ". Start: until a new JVM, on average, begins its first part."
            + " Difference: serial time minus this."
            + " Ratio (speed-up): serial time divided by this."
            + " Efficiency: ratio divided by workers.");
    if (workers > cores) {
      screen.paragraph(
          "Note: workers="
              + workers
              + " exceeds cores="
              + cores
              + ". Workers that compute then take turns on the cores; only those that wait gain.");
    }
  }

  /** The table of one work, its plot and its remarks. */
  public void show(Comparison comparison, Optional<Peer.Version> peer) {
    Work work = comparison.work();
    List<Row> rows = comparison.rows();
    screen.line(Text.EMPTY);
    screen.paragraph(work.name() + ": " + work.what());
    screen.lines(table(rows).lines(screen.columns()));
    plot(comparison);
    for (String remark : Remarks.on(comparison, cores)) {
      screen.paragraph(remark);
    }
    if (peer.isPresent() && !comparison.peer().isEmpty()) {
      screen.line(Text.EMPTY);
      screen.paragraph(PeerTable.opening(comparison, peer.get()));
      screen.lines(PeerTable.of(comparison, peer.get()).lines(screen.columns()));
      Doubt.remark(comparison.peer(), work.kind(), cores).ifPresent(screen::paragraph);
    }
  }

  private void plot(Comparison comparison) {
    int columns = Math.min(WIDEST_PLOT, screen.columns());
    List<Text> plot = SpeedupPlot.of(comparison, cores).draw(columns, screen.facts().glyphs());
    if (!plot.isEmpty()) {
      screen.line(Text.EMPTY);
      screen.lines(plot.stream().map(Text::stripTrailing).toList());
      screen.line(Text.EMPTY);
    }
  }

  private Table table(List<Row> rows) {
    var table =
        new Table()
            .words("mode", 9, cells(rows, row -> row.mode().label()))
            .numbers("workers", 8, cells(rows, row -> Integer.toString(row.workers())))
            .numbers("mean ms", 7, cells(rows, row -> Numbers.plain(row.mean())))
            .numbers("+- ms", 3, cells(rows, ComparisonText::deviation))
            .numbers("start ms", 2, cells(rows, ComparisonText::start))
            .numbers("diff. ms", 4, parallel(rows, row -> Numbers.plain(row.difference())))
            .numbers("ratio", 6, parallel(rows, row -> Numbers.plain(row.speedup())))
            .numbers("eff.", 5, parallel(rows, row -> Numbers.plain(row.efficiency())));
    int room = Math.min(WIDEST_BAR, screen.columns() - table.width() - 2);
    if (room >= LEAST_BAR) {
      Glyphs glyphs = screen.facts().glyphs();
      double full = rows.stream().mapToDouble(Row::speedup).max().orElse(1);
      table.words(
          "speed-up",
          1,
          cells(rows, row -> Bar.of(row.speedup(), Math.max(1, full), room, glyphs)));
    }
    return table;
  }

  /** Where JVMs are started in the run. */
  private static String start(Row row) {
    return row.mode() == ModeKind.PROCESSES_COLD ? Numbers.plain(row.startMillis()) : "";
  }

  private static String deviation(Row row) {
    OptionalDouble deviation = row.millis().deviation();
    return deviation.isPresent() ? Numbers.plain(deviation.getAsDouble()) : "-";
  }

  private static List<String> cells(List<Row> rows, Function<Row, String> cell) {
    return rows.stream().map(cell).toList();
  }

  /** Cells that say nothing for the serial row, with which the others are compared. */
  private static List<String> parallel(List<Row> rows, Function<Row, String> cell) {
    return cells(rows, row -> row.mode() == ModeKind.SERIAL ? "" : cell.apply(row));
  }
}
