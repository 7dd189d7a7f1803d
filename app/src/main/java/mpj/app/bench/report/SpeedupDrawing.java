package mpj.app.bench.report;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import mpj.app.bench.compare.Comparison;
import mpj.app.bench.compare.Row;
import mpj.app.bench.figure.Numbers;
import mpj.app.bench.fit.Amdahl;
import mpj.app.bench.mode.ModeKind;
import mpj.app.bench.work.Work;
import mpj.app.html.Markup;

/** Draws a work's speed-ups as SVG: points with their deviation, the ideal, Amdahl's law. */
final class SpeedupDrawing {
  private static final int WIDTH = 760;
  private static final int HEIGHT = 320;
  private static final int LEFT = 46;
  private static final int RIGHT = 24;
  private static final int TOP = 14;
  private static final int BOTTOM = 34;
  private static final int STEPS = 60;
  private static final int TICKS = 5;
  private static final int POINT = 5;

  private final Comparison comparison;
  private final int cores;
  private final List<Integer> counts;
  private final Optional<Amdahl> law;
  private final double top;

  SpeedupDrawing(Comparison comparison, int cores) {
    this.comparison = comparison;
    this.cores = cores;
    this.counts = SpeedupPlot.counts(comparison.rows());
    Work.Kind kind = comparison.work().kind();
    this.law =
        Amdahl.through(comparison.rows(), ModeKind.PROCESSES, kind, cores).filter(Amdahl::applies);
    double ideal = SpeedupPlot.ideal(kind, cores).applyAsDouble(counts.getLast());
    double most = comparison.rows().stream().mapToDouble(Row::speedup).max().orElse(1);
    double peers = comparison.peer().stream().mapToDouble(Row::speedup).max().orElse(1);
    this.top = 1.05 * Math.max(ideal, Math.max(most, peers));
  }

  /** Draws it; nothing where there is but one number of workers. */
  void draw(Markup page) {
    if (counts.size() < 2) {
      return;
    }
    page.raw("<svg class=\"speed\" role=\"img\" aria-label=\"speed-up over workers\"")
        .raw(" viewBox=\"0 0 " + WIDTH + " " + HEIGHT + "\">");
    axes(page);
    Work.Kind kind = comparison.work().kind();
    curve(page, "ideal", SpeedupPlot.ideal(kind, cores));
    law.ifPresent(found -> curve(page, "law", SpeedupPlot.fitted(found, kind, cores)));
    points(page, comparison.rows(), ModeKind.PROCESSES_COLD, 2, false, "");
    points(page, comparison.rows(), ModeKind.THREADS, 3, false, "");
    points(page, comparison.peer(), ModeKind.PROCESSES, 4, true, "Python's ");
    points(page, comparison.rows(), ModeKind.PROCESSES, 5, false, "");
    page.raw("</svg><p class=\"legend\">");
    key(page, "k5", "processes");
    key(page, "k3", "threads");
    key(page, "k2", "processes, start counted");
    if (!comparison.peer().isEmpty()) {
      key(page, "k4", "Python's processes, against Python's serial run");
    }
    key(page, "dash", SpeedupPlot.idealName(kind, cores));
    law.ifPresent(_ -> key(page, "solid", "Amdahl's law"));
    page.raw("</p>");
  }

  private static void key(Markup page, String style, String words) {
    page.raw("<span><i class=\"" + style + "\"></i>").text(words).raw("</span>");
  }

  private void axes(Markup page) {
    double step = step();
    for (double value = 0; value <= top; value += step) {
      String label = step < 1 ? String.format(Locale.ROOT, "%.1f", value) : "" + (int) value;
      page.raw("<line class=\"rule\" x1=\"" + LEFT + "\" x2=\"" + (WIDTH - RIGHT) + "\"")
          .raw(" y1=\"" + y(value) + "\" y2=\"" + y(value) + "\"/>")
          .raw("<text text-anchor=\"end\" x=\"" + (LEFT - 8) + "\" y=\"" + y(value) + "\"")
          .raw(" dy=\"4\">" + label + "</text>");
    }
    for (int count : counts) {
      String label = count == 1 ? "1 worker" : count + "";
      page.raw("<text text-anchor=\"middle\" x=\"" + x(count) + "\" y=\"" + (HEIGHT - 12))
          .raw("\">" + label + "</text>");
    }
  }

  private double step() {
    for (double unit = 0.1; ; unit *= 10) {
      for (int factor : new int[] {1, 2, 5}) {
        if (unit * factor * TICKS >= top) {
          return unit * factor;
        }
      }
    }
  }

  private void curve(Markup page, String style, DoubleUnaryOperator at) {
    var path = new StringBuilder();
    for (int step = 0; step <= STEPS; step++) {
      double count = counts.getFirst() * Math.exp(octaves() * step / STEPS);
      path.append(step == 0 ? "M" : "L").append(x(count)).append(' ');
      path.append(y(at.applyAsDouble(count)));
    }
    page.raw("<path class=\"" + style + "\" d=\"" + path + "\"/>");
  }

  private void points(
      Markup page, List<Row> rows, ModeKind mode, int colour, boolean hollow, String whose) {
    List<Row> shown = rows.stream().filter(row -> row.mode() == mode).toList();
    var path = new StringBuilder();
    for (Row row : shown) {
      path.append(path.isEmpty() ? "M" : "L").append(x(row.workers())).append(' ');
      path.append(y(row.speedup()));
    }
    page.raw("<path class=\"line s" + colour + "\" d=\"" + path + "\"/>");
    for (Row row : shown) {
      spread(page, row, colour);
      String look = hollow ? "hollow s" : "f";
      page.raw("<circle class=\"" + look + colour + "\" cx=\"" + x(row.workers()) + "\" cy=\"")
          .raw(y(row.speedup()) + "\" r=\"" + POINT + "\"><title>")
          .text(
              whose
                  + Remarks.described(row)
                  + ": "
                  + Numbers.plain(row.speedup())
                  + " times as fast as serial, "
                  + Numbers.plain(row.mean())
                  + " ms")
          .raw("</title></circle>");
    }
  }

  /** What a deviation of the time means for the speed-up. */
  private void spread(Markup page, Row row, int colour) {
    OptionalDouble deviation = row.millis().deviation();
    if (deviation.isPresent()) {
      double high =
          row.serialMillis() / Math.max(row.millis().min(), row.mean() - deviation.getAsDouble());
      double low = row.serialMillis() / (row.mean() + deviation.getAsDouble());
      page.raw("<line class=\"spread s" + colour + "\" x1=\"" + x(row.workers()) + "\" x2=\"")
          .raw(x(row.workers()) + "\" y1=\"" + y(low) + "\" y2=\"" + y(high) + "\"/>");
    }
  }

  private double octaves() {
    return Math.log((double) counts.getLast() / counts.getFirst());
  }

  private String x(double count) {
    double share = Math.log(count / counts.getFirst()) / octaves();
    return fixed(LEFT + 24 + share * (WIDTH - LEFT - RIGHT - 48));
  }

  private String y(double value) {
    double share = Math.clamp(value / top, 0, 1);
    return fixed(HEIGHT - BOTTOM - share * (HEIGHT - TOP - BOTTOM));
  }

  private static String fixed(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
