package mpj.app.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import mpj.app.bench.figure.Numbers;
import mpj.app.bench.figure.Sample;
import mpj.app.bench.peer.Peer;
import mpj.app.bench.series.Figures;
import mpj.app.terminal.Screen;
import mpj.app.terminal.Table;
import mpj.app.terminal.Text;

/** The figures of primitives for people: one table. */
public final class PrimitivesText {
  private final Screen screen;

  /** On that screen. */
  public PrimitivesText(Screen screen) {
    this.screen = screen;
  }

  /** What to know before the table; it is said before the figures are there. */
  public void opening(int repeats, Optional<Peer.Version> peer) {
    screen.paragraph(figures(repeats, peer));
    peer.ifPresent(version -> screen.paragraph(StartMethods.of(version)));
  }

  /** The table; what a key is compared with has a line of its own below, with the ratio. */
  public void show(List<Figures> all, Optional<Peer.Version> peer) {
    screen.line(Text.EMPTY);
    boolean alone = peer.isEmpty() && all.stream().allMatch(each -> each.yardstick().isEmpty());
    Table table = alone ? ours(all) : compared(all, peer);
    screen.lines(table.lines(screen.columns()));
  }

  private static Table ours(List<Figures> all) {
    return new Table()
        .words("key", 9, all.stream().map(PrimitivesText::key).toList())
        .numbers("median", 8, cells(all, Sample::median))
        .numbers("min", 4, cells(all, Sample::min))
        .numbers("max", 3, cells(all, Sample::max))
        .words("unit", 5, all.stream().map(each -> each.primitive().unit()).toList());
  }

  private static List<String> cells(List<Figures> all, ToDoubleFunction<Sample> figure) {
    return all.stream().map(each -> cell(each.ours(), figure)).toList();
  }

  /** A line for each side: the least and most of both say whether the ratio means anything. */
  private static Table compared(List<Figures> all, Optional<Peer.Version> peer) {
    var lines = new ArrayList<Line>();
    for (Figures each : all) {
      lines.add(new Line(key(each), "mpj", Optional.of(each.ours()), OptionalDouble.empty()));
      peer.ifPresent(
          version -> lines.add(new Line("", version.implementation(), each.peer(), each.ratio())));
      each.yardstick()
          .ifPresent(other ->
              lines.add(
                  new Line("", other.name(), Optional.of(other.sample()), each.yardstickRatio())));
    }
    return new Table()
        .words("key", 9, lines.stream().map(Line::key).toList())
        .words("by", 8, lines.stream().map(Line::by).toList())
        .numbers("median", 7, lines.stream().map(line -> line.cell(Sample::median)).toList())
        .numbers("min", 4, lines.stream().map(line -> line.cell(Sample::min)).toList())
        .numbers("max", 3, lines.stream().map(line -> line.cell(Sample::max)).toList())
        .numbers("ratio", 6, lines.stream().map(Line::ratioCell).toList());
  }

  /**
   * A line of the table.
   *
   * @param ratio ours divided by it; of ours itself, nothing
   */
  private record Line(String key, String by, Optional<Sample> sample, OptionalDouble ratio) {
    String cell(ToDoubleFunction<Sample> figure) {
      return sample.map(there -> PrimitivesText.cell(there, figure)).orElse("-");
    }

    String ratioCell() {
      if (ratio.isPresent()) {
        return Numbers.plain(ratio.getAsDouble());
      }
      return key.isEmpty() ? "-" : "";
    }
  }

  private static String cell(Sample sample, ToDoubleFunction<Sample> figure) {
    return Numbers.scaled(figure.applyAsDouble(sample));
  }

  private static String key(Figures figures) {
    return figures.primitive().key();
  }

  private static String figures(int repeats, Optional<Peer.Version> peer) {
    String runs = "Median, least and most of " + repeats + (repeats == 1 ? " run." : " runs.");
    return peer.map(version ->
            runs
                + " "
                + version.implementation()
                + " "
                + version.number()
                + " does the same in turn with ours. Ratio: our median divided by its; of a rate"
                + " more than 1 is better, of a time (ms, us, s) less. A key ends in its unit.")
        .orElse(runs);
  }
}
