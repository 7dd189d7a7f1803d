package mpj.app.bench.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import mpj.app.bench.screen.BenchScreen;

/** Columns side by side; where the screen is too narrow, the least needed are left out. */
final class Table {
  private static final String GAP = "  ";

  private final List<Column> columns = new ArrayList<>();

  /** A column of numbers, against the right. {@code need}: the lowest are left out first. */
  Table numbers(String heading, int need, List<String> cells) {
    columns.add(new Column(heading, cells, true, need));
    return this;
  }

  /** A column of words, against the left. */
  Table words(String heading, int need, List<String> cells) {
    columns.add(new Column(heading, cells, false, need));
    return this;
  }

  /** How wide it is with every column. */
  int width() {
    return width(columns);
  }

  private static int width(List<Column> columns) {
    int gaps = GAP.length() * Math.max(0, columns.size() - 1);
    return gaps + columns.stream().mapToInt(Column::width).sum();
  }

  /** The lines, the headings first, none wider than the screen (as long as a column is left). */
  List<String> lines(BenchScreen screen) {
    var shown = new ArrayList<>(columns);
    while (shown.size() > 1 && width(shown) > screen.columns()) {
      shown.remove(shown.stream().min(Comparator.comparingInt(Column::need)).orElseThrow());
    }
    var lines = new ArrayList<String>();
    lines.add(screen.heading(line(shown, -1)));
    for (int row = 0; row < shown.getFirst().cells().size(); row++) {
      lines.add(line(shown, row));
    }
    return lines;
  }

  private static String line(List<Column> columns, int row) {
    var line = new StringBuilder();
    for (Column column : columns) {
      line.append(line.isEmpty() ? "" : GAP).append(column.cell(row));
    }
    return line.toString().stripTrailing();
  }

  /** Row -1 is the heading. */
  private record Column(String heading, List<String> cells, boolean right, int need) {
    int width() {
      return Math.max(heading.length(), cells.stream().mapToInt(String::length).max().orElse(0));
    }

    String cell(int row) {
      String text = row < 0 ? heading : cells.get(row);
      String space = " ".repeat(width() - text.length());
      return right ? space + text : text + space;
    }
  }
}
