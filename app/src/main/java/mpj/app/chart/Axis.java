package mpj.app.chart;

import java.util.Locale;
import mpj.lessons.story.timeline.Timeline;

/** The time axis below the lanes, with a mark at every round figure. */
final class Axis {
  private static final int LEAST_COLUMNS = 12;
  private static final long[] STEPS = {1, 2, 5};

  private Axis() {}

  /** Returns the axis as a line of so many columns. */
  static String of(Timeline timeline, int columns) {
    long step = step(timeline.length(), columns);
    var line = new StringBuilder();
    for (long time = 0; time <= timeline.length(); time += step) {
      int column = (int) ((double) time / timeline.length() * columns);
      String mark = "|" + label(time, step);
      if (column + mark.length() > columns) {
        break;
      }
      line.append(" ".repeat(Math.max(0, column - line.length()))).append(mark);
    }
    return line.toString();
  }

  private static long step(long length, int columns) {
    for (long unit = 1_000; ; unit *= 10) {
      for (long factor : STEPS) {
        long step = unit * factor;
        if ((double) step / length * columns >= LEAST_COLUMNS) {
          return step;
        }
      }
    }
  }

  private static String label(long nanos, long step) {
    if (nanos == 0) {
      return "0";
    }
    if (step >= 1_000_000_000L) {
      return nanos / 1_000_000_000L + " s";
    }
    if (step >= 100_000_000L) {
      return String.format(Locale.ROOT, "%.1f s", nanos / 1e9);
    }
    return step >= 1_000_000L
        ? nanos / 1_000_000 + " ms"
        : String.format(Locale.ROOT, "%.2f ms", nanos / 1e6);
  }
}
