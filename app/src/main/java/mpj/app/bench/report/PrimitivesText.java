package mpj.app.bench.report;

import java.util.ArrayList;
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

  /** What to know before the table; it is said before the figures are there. */
  public void opening(int repeats, Optional<Peer.Version> peer) {
    print(figures(repeats, peer));
    peer.ifPresent(version -> print(StartMethods.of(version)));
  }

  /** The table; with a peer, each key has its line too, and the ratio. */
  public void show(List<Figures> all, Optional<Peer.Version> peer) {
    screen.out().println();
    Table table = peer.map(version -> both(all, version)).orElseGet(() -> ours(all));
    table.lines(screen).forEach(screen.out()::println);
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

  /** Two lines a key: the least and most of both sides say whether the ratio means anything. */
  private static Table both(List<Figures> all, Peer.Version version) {
    var keys = new ArrayList<String>();
    var sides = new ArrayList<String>();
    var samples = new ArrayList<Optional<Sample>>();
    var ratios = new ArrayList<String>();
    for (Figures each : all) {
      keys.addAll(List.of(key(each), ""));
      sides.addAll(List.of("mpj", version.implementation()));
      samples.add(Optional.of(each.ours()));
      samples.add(each.peer());
      var ratio = each.ratio();
      ratios.addAll(List.of(ratio.isPresent() ? Numbers.plain(ratio.getAsDouble()) : "-", ""));
    }
    return new Table()
        .words("key", 9, keys)
        .words("by", 8, sides)
        .numbers("median", 7, lines(samples, Sample::median))
        .numbers("min", 4, lines(samples, Sample::min))
        .numbers("max", 3, lines(samples, Sample::max))
        .numbers("ratio", 6, ratios);
  }

  private static List<String> lines(
      List<Optional<Sample>> samples, ToDoubleFunction<Sample> figure) {
    return samples.stream()
        .map(sample -> sample.map(there -> cell(there, figure)).orElse("-"))
        .toList();
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

  private void print(String sentences) {
    Paragraph.lines(sentences, screen.columns()).forEach(screen.out()::println);
  }
}
