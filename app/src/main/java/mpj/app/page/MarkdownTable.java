package mpj.app.page;

import java.util.ArrayList;
import java.util.List;
import mpj.app.terminal.Style;
import mpj.app.terminal.Text;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.node.Node;

/** A table of sentences, none of which may be left out: cells wrap, so that it fits the page. */
final class MarkdownTable {
  private static final String GAP = "  ";

  private final List<List<Text>> rows = new ArrayList<>();
  private int columnCount;

  MarkdownTable(TableBlock block) {
    // Below the table stand its head and its body; below them the rows.
    for (Node part = block.getFirstChild(); part != null; part = part.getNext()) {
      for (Node row = part.getFirstChild(); row != null; row = row.getNext()) {
        var cells = new ArrayList<Text>();
        for (Node cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
          Text text = Inline.of(cell);
          cells.add(rows.isEmpty() ? text.styled(Style.BOLD) : text);
        }
        columnCount = Math.max(columnCount, cells.size());
        rows.add(cells);
      }
    }
  }

  List<Text> layOut(int width) {
    int room = width - GAP.length() * (columnCount - 1);
    if (room < columnCount) {
      return stacked(width);
    }
    int[] widths = new ColumnWidths(rows, columnCount).within(room);
    var drawn = new ArrayList<List<Text>>();
    rows.forEach(row -> drawn.add(row(row, widths)));
    boolean tall = drawn.stream().skip(1).anyMatch(lines -> lines.size() > 1);
    var lines = new ArrayList<Text>();
    for (int at = 0; at < drawn.size(); at++) {
      lines.addAll(drawn.get(at));
      if (at == 0 || (tall && at < drawn.size() - 1)) {
        lines.add(rule(widths, at == 0 ? "-" : "."));
      }
    }
    return lines;
  }

  private static List<Text> row(List<Text> cells, int[] widths) {
    var wrapped = new ArrayList<List<Text>>();
    int height = 1;
    for (int at = 0; at < cells.size(); at++) {
      wrapped.add(cells.get(at).wrap(widths[at]));
      height = Math.max(height, wrapped.get(at).size());
    }
    var lines = new ArrayList<Text>();
    for (int level = 0; level < height; level++) {
      Text line = Text.EMPTY;
      int edge = 0;
      for (int at = 0; at < wrapped.size(); at++) {
        List<Text> cell = wrapped.get(at);
        if (level < cell.size() && !cell.get(level).isEmpty()) {
          line = line.padded(edge).plus(cell.get(level));
        }
        edge += widths[at] + GAP.length();
      }
      lines.add(line);
    }
    return lines;
  }

  private static Text rule(int[] widths, String mark) {
    Text rule = Text.EMPTY;
    for (int width : widths) {
      rule = rule.plus(rule.isEmpty() ? "" : GAP).plus(mark.repeat(width), Style.DIM);
    }
    return rule;
  }

  /** Too narrow for columns: one cell below the other. */
  private List<Text> stacked(int width) {
    var lines = new ArrayList<Text>();
    for (List<Text> row : rows) {
      row.forEach(cell -> lines.addAll(cell.wrap(width)));
    }
    return lines;
  }
}
