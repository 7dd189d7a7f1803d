package mpj.app.page;

import java.util.List;
import mpj.app.terminal.Text;

/** Shares a table's width among its columns. */
final class ColumnWidths {
  private final int[] natural;
  private final int[] least;

  ColumnWidths(List<List<Text>> rows, int count) {
    natural = new int[count];
    least = new int[count];
    for (List<Text> row : rows) {
      for (int at = 0; at < row.size(); at++) {
        natural[at] = Math.max(natural[at], Math.max(1, row.get(at).columns()));
        least[at] = Math.max(least[at], Math.max(1, row.get(at).longestWord()));
      }
    }
  }

  /**
   * Returns widths whose sum is at most {@code room}. Each column first gets its longest word, if
   * all can have that; what is left goes one by one to the column that lacks most of its own.
   */
  int[] within(int room) {
    int[] widths = sum(least) <= room ? least.clone() : evenly(room);
    for (int left = room - sum(widths); left > 0; left--) {
      int neediest = -1;
      for (int at = 0; at < widths.length; at++) {
        boolean lacks = widths[at] < natural[at];
        if (lacks && (neediest < 0 || share(widths, at) < share(widths, neediest))) {
          neediest = at;
        }
      }
      if (neediest < 0) {
        break;
      }
      widths[neediest]++;
    }
    return widths;
  }

  private double share(int[] widths, int at) {
    return (double) widths[at] / natural[at];
  }

  /** Longest words don't fit: nobody gets more than an equal part. */
  private int[] evenly(int room) {
    int[] widths = new int[natural.length];
    for (int at = 0; at < widths.length; at++) {
      widths[at] = Math.max(1, Math.min(least[at], room / widths.length));
    }
    return widths;
  }

  private static int sum(int[] numbers) {
    int sum = 0;
    for (int number : numbers) {
      sum += number;
    }
    return sum;
  }
}
