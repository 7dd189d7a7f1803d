package mpj.app.bench.report;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import mpj.app.bench.figure.Numbers;
import mpj.app.bench.primitive.Subject;
import mpj.app.bench.series.Scale;
import mpj.app.terminal.Screen;
import mpj.app.terminal.Table;
import mpj.app.terminal.Text;

/** How a subject bears more and more processes, for people: a table and what bounds it. */
public final class ScalingText {
  private final Screen screen;
  private final int cores;

  /** For a machine with so many cores. */
  public ScalingText(Screen screen, int cores) {
    this.screen = screen;
    this.cores = cores;
  }

  /** What to know before the first table. */
  public void opening(int repeats) {
    screen.paragraph(
        "Median, least and most of "
            + repeats
            + (repeats == 1 ? " run" : " runs")
            + ", on "
            + cores
            + (cores == 1 ? " core" : " cores")
            + ". On core, queued, asleep: what part of their time the processes were computing,"
            + " were ready but had no core, or slept until another woke them.");
  }

  /** The table of one subject, and what bounds it. */
  public void show(List<Scale> scales) {
    Subject subject = scales.getFirst().subject();
    screen.line(Text.EMPTY);
    screen.paragraph(subject.name() + ": " + subject.what());
    double first = scales.getFirst().rates().median();
    var table =
        new Table()
            .numbers("processes", 9, cells(scales, scale -> Integer.toString(scale.processes())))
            .numbers(
                subject.unit(), 8, cells(scales, scale -> Numbers.scaled(scale.rates().median())))
            .numbers("min", 4, cells(scales, scale -> Numbers.scaled(scale.rates().min())))
            .numbers("max", 3, cells(scales, scale -> Numbers.scaled(scale.rates().max())))
            .numbers(
                "of 1", 7, cells(scales, scale -> Numbers.plain(scale.rates().median() / first)))
            .numbers("on core", 5, cells(scales, scale -> percent(scale.onCore())))
            .numbers("queued", 6, cells(scales, scale -> percent(scale.waitingForCore())))
            .numbers("asleep", 6, cells(scales, scale -> percent(scale.asleep())));
    screen.lines(table.lines(screen.columns()));
    screen.paragraph(Bounds.of(scales, cores));
  }

  private static List<String> cells(List<Scale> scales, Function<Scale, String> cell) {
    return scales.stream().map(cell).toList();
  }

  private static String percent(OptionalDouble share) {
    return share.isPresent() ? Math.round(100 * share.getAsDouble()) + " %" : "-";
  }
}
