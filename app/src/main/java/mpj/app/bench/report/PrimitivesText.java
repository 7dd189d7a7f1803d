package mpj.app.bench.report;

import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import mpj.app.bench.figure.Numbers;
import mpj.app.bench.figure.Sample;
import mpj.app.bench.peer.Peer;
import mpj.app.bench.screen.BenchScreen;
import mpj.app.bench.series.Figures;

/** The figures of primitives for people: one table. */
public final class PrimitivesText {
  private final BenchScreen screen;

  /** On that screen. */
  public PrimitivesText(BenchScreen screen) {
    this.screen = screen;
  }

  /** The table; with a peer, its medians and the ratios too. */
  public void show(List<Figures> all, int repeats, Optional<Peer.Version> peer) {
    Paragraph.lines(opening(repeats, peer), screen.columns()).forEach(screen.out()::println);
    screen.out().println();
    var table =
        new Table()
            .words("key", 9, all.stream().map(each -> each.primitive().key()).toList())
            .numbers("median", 8, ours(all, Sample::median))
            .numbers("min", 4, ours(all, Sample::min))
            .numbers("max", 3, ours(all, Sample::max))
            .words("unit", 5, all.stream().map(each -> each.primitive().unit()).toList());
    peer.ifPresent(version ->
        table
            .numbers(version.implementation(), 6, all.stream().map(this::theirs).toList())
            .numbers("ratio", 7, all.stream().map(this::ratio).toList()));
    table.lines(screen).forEach(screen.out()::println);
  }

  private static String opening(int repeats, Optional<Peer.Version> peer) {
    String runs = "Median, least and most of " + repeats + (repeats == 1 ? " run." : " runs.");
    return peer.map(version ->
            runs
                + " "
                + version.implementation()
                + " "
                + version.number()
                + " (start method "
                + version.startMethod()
                + others(version)
                + ") does the same in turn with ours. Ratio: our median divided by its; of a rate"
                + " more than 1 is better, of a time (ms, us) less.")
        .orElse(runs);
  }

  private static String others(Peer.Version version) {
    var text = new StringBuilder();
    version
        .otherStartMethods()
        .forEach((key, method) -> text.append("; for " + key + " it is " + method));
    return text.toString();
  }

  private static List<String> ours(List<Figures> all, ToDoubleFunction<Sample> figure) {
    return all.stream().map(each -> Numbers.scaled(figure.applyAsDouble(each.ours()))).toList();
  }

  private String theirs(Figures figures) {
    return figures.peer().map(sample -> Numbers.scaled(sample.median())).orElse("-");
  }

  private String ratio(Figures figures) {
    var ratio = figures.ratio();
    return ratio.isPresent() ? Numbers.plain(ratio.getAsDouble()) : "-";
  }
}
