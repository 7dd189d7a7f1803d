package mpj.app.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;
import mpj.app.terminal.Glyphs;
import mpj.app.terminal.Style;
import mpj.app.terminal.Text;

/**
 * Draws curves and measured points over a count that doubles from mark to mark, as 1, 2, 4, 8.
 * Readable without colour, since every series has a letter of its own, and in ASCII.
 *
 * @param counts the counts on the axis, rising, each at least 1
 * @param curves drawn first; where two meet, the later one shows
 * @param series drawn over them; where two points meet, the second stands right of the first
 */
public record Plot(String title, List<Integer> counts, List<Curve> curves, List<Series> series) {
  private static final int ROWS = 12;
  private static final int MARGIN = 2;
  private static final double TICKS_APART = 2.9;
  private static final int[] STEPS = {1, 2, 5};

  /** A value for every count, also between those that are marked. */
  public record Curve(char mark, String name, DoubleUnaryOperator at, Style style) {}

  /** Measured values, one for each count of the plot; NaN where there is none. */
  public record Series(char mark, String name, List<Double> values, Style style) {}

  /** Returns the lines, none wider than so many columns; none if there is but one count. */
  public List<Text> draw(int columns, Glyphs glyphs) {
    double top = top();
    double step = step(top);
    int labels = label(top, step).length();
    int cells = columns - labels - 3;
    if (counts.size() < 2 || cells < 8 * counts.size()) {
      return List.of();
    }
    Text[][] grid = grid(cells, top);
    var lines = new ArrayList<Text>();
    lines.add(Text.of(title, Style.BOLD));
    boolean ascii = glyphs == Glyphs.ASCII;
    for (int row = ROWS; row >= 0; row--) {
      String label = tick(row, top, step);
      String edge = (ascii ? "|" : label.isEmpty() ? "│" : "┤");
      Text line = Text.spaces(labels - label.length()).plus(label + " " + edge, Style.DIM);
      for (Text cell : grid[row]) {
        line = line.plus(cell);
      }
      lines.add(line);
    }
    String axis = (ascii ? "+" : "└") + (ascii ? "-" : "─").repeat(cells);
    lines.add(Text.spaces(labels + 1).plus(axis, Style.DIM));
    lines.add(Text.spaces(labels + 2).plus(marks(cells), Style.DIM));
    lines.addAll(Text.of(legend(), Style.DIM).wrap(columns, 2));
    return lines;
  }

  private double top() {
    double top = 1;
    for (Series one : series) {
      top = Math.max(top, one.values.stream().filter(Double::isFinite).reduce(0.0, Math::max));
    }
    for (Curve curve : curves) {
      for (int count : counts) {
        top = Math.max(top, curve.at.applyAsDouble(count));
      }
    }
    return top;
  }

  private Text[][] grid(int cells, double top) {
    var grid = new Text[ROWS + 1][cells];
    for (Text[] row : grid) {
      Arrays.fill(row, Text.of(" "));
    }
    for (Curve curve : curves) {
      Text mark = Text.of(String.valueOf(curve.mark), curve.style);
      for (int cell = column(counts.getFirst(), cells); cell < cells - MARGIN; cell++) {
        grid[row(curve.at.applyAsDouble(count(cell, cells)), top)][cell] = mark;
      }
    }
    var taken = new boolean[ROWS + 1][cells];
    for (Series one : series) {
      for (int at = 0; at < counts.size(); at++) {
        double value = one.values.get(at);
        if (Double.isFinite(value)) {
          int row = row(value, top);
          int cell = column(counts.get(at), cells);
          while (cell < cells - 1 && taken[row][cell]) {
            cell++;
          }
          taken[row][cell] = true;
          grid[row][cell] = Text.of(String.valueOf(one.mark), one.style);
        }
      }
    }
    return grid;
  }

  private static int row(double value, double top) {
    return (int) Math.round(Math.clamp(value / top, 0, 1) * ROWS);
  }

  private double octaves() {
    return Math.log((double) counts.getLast() / counts.getFirst());
  }

  private int column(int count, int cells) {
    double share = Math.log((double) count / counts.getFirst()) / octaves();
    return MARGIN + (int) Math.round(share * (cells - 1 - 3 * MARGIN));
  }

  private double count(int cell, int cells) {
    double share = Math.clamp((double) (cell - MARGIN) / (cells - 1 - 3 * MARGIN), 0, 1);
    return counts.getFirst() * Math.exp(share * octaves());
  }

  /** A label at the row nearest to each round value. */
  private static String tick(int row, double top, double step) {
    for (double value = 0; value <= top; value += step) {
      if (row(value, top) == row) {
        return label(value, step);
      }
    }
    return "";
  }

  private static double step(double top) {
    for (double unit = Math.pow(10, Math.floor(Math.log10(top)) - 1); ; unit *= 10) {
      for (int factor : STEPS) {
        if (unit * factor / top * ROWS >= TICKS_APART) {
          return unit * factor;
        }
      }
    }
  }

  private static String label(double value, double step) {
    return String.format(Locale.ROOT, step < 1 ? "%.1f" : "%.0f", value);
  }

  private String marks(int cells) {
    var line = new StringBuilder();
    for (int count : counts) {
      int column = column(count, cells);
      line.append(" ".repeat(Math.max(1, column - line.length()))).append(count);
    }
    return line.toString();
  }

  private String legend() {
    String points =
        series.stream().map(one -> one.mark + " " + one.name).collect(Collectors.joining("   "));
    String lines =
        curves.stream().map(one -> one.mark + " " + one.name).collect(Collectors.joining("   "));
    return points + "   " + lines;
  }
}
