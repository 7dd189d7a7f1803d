package mpj.app.terminal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Columns of figures side by side; where the width is too small, the least needed are left out. */
public final class Table {
  private static final int GAP = 2;

  private final List<Column> columns = new ArrayList<>();

  /**
   * Adds a column of numbers, against the right.
   *
   * @param need the column with the lowest is left out first
   */
  public Table numbers(String heading, int need, List<String> cells) {
    columns.add(new Column(heading, cells, true, need));
    return this;
  }

  /** Adds a column of words, against the left. */
  public Table words(String heading, int need, List<String> cells) {
    columns.add(new Column(heading, cells, false, need));
    return this;
  }

  /** Returns how wide it is with every column. */
  public int width() {
    return width(columns);
  }

  private static int width(List<Column> columns) {
    return columns.stream().mapToInt(column -> column.width() + GAP).sum() - GAP;
  }

  /** Returns the lines, the headings first, none wider than {@code room} unless one column is. */
  public List<Text> lines(int room) {
    var shown = new ArrayList<>(columns);
    while (shown.size() > 1 && width(shown) > room) {
      shown.remove(shown.stream().min(Comparator.comparingInt(Column::need)).orElseThrow());
    }
    var lines = new ArrayList<Text>();
    lines.add(line(shown, -1).styled(Style.BOLD));
    for (int row = 0; row < shown.getFirst().cells().size(); row++) {
      lines.add(line(shown, row));
    }
    return lines;
  }

  private static Text line(List<Column> columns, int row) {
    Text line = Text.EMPTY;
    int edge = 0;
    for (Column column : columns) {
      Text cell = column.cell(row);
      if (!cell.isEmpty()) {
        int before = column.right() ? column.width() - cell.columns() : 0;
        line = line.padded(edge + before).plus(cell);
      }
      edge += column.width() + GAP;
    }
    return line;
  }

  private record Column(String heading, List<String> cells, boolean right, int need) {
    int width() {
      int widest = cells.stream().mapToInt(cell -> Text.of(cell).columns()).max().orElse(0);
      return Math.max(Text.of(heading).columns(), widest);
    }

    /** Row -1 is the heading. */
    Text cell(int row) {
      return Text.of(row < 0 ? heading : cells.get(row));
    }
  }
}
