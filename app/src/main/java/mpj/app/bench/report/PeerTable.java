package mpj.app.bench.report;

import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import mpj.app.bench.compare.Comparison;
import mpj.app.bench.compare.Row;
import mpj.app.bench.figure.Numbers;
import mpj.app.bench.peer.Peer;
import mpj.app.terminal.Table;

/** Our times beside those of a peer who did the same. */
final class PeerTable {
  private PeerTable() {}

  static String opening(Comparison comparison, Peer.Version version) {
    int all = comparison.work().parts();
    int done = comparison.peerParts();
    return version.implementation()
        + " "
        + version.number()
        + " (multiprocessing.Pool, "
        + version.startMethod()
        + ") in turn with ours"
        + (done == all && comparison.work().times() == 1
            ? ", with the same result. "
            : ": the first "
                + done
                + " of "
                + all
                + " parts"
                + (comparison.work().times() > 1 ? " once" : "")
                + ", with the same result; its times but for the start are scaled to all. ")
        + "Ratio: our mean divided by its; less than 1 is faster.";
  }

  static Table of(Comparison comparison, Peer.Version version) {
    List<Row> theirs = comparison.peer();
    List<Row> ours =
        theirs.stream()
            .map(row -> comparison.row(row.mode(), row.workers()).orElseThrow())
            .toList();
    return new Table()
        .words("mode", 9, cells(theirs, row -> row.mode().label()))
        .numbers("workers", 8, cells(theirs, row -> Integer.toString(row.workers())))
        .numbers("mpj ms", 7, cells(ours, row -> Numbers.plain(row.mean())))
        .numbers(
            version.implementation() + " ms", 6, cells(theirs, row -> Numbers.plain(row.mean())))
        .numbers("ratio", 7, ratios(ours, theirs))
        .numbers("its start", 3, cells(theirs, PeerTable::start))
        .numbers("its speed-up", 4, cells(theirs, row -> Numbers.plain(row.speedup())));
  }

  private static String start(Row row) {
    return row.startMillis() > 0 ? Numbers.plain(row.startMillis()) : "";
  }

  private static List<String> ratios(List<Row> ours, List<Row> theirs) {
    return IntStream.range(0, ours.size())
        .mapToObj(index -> Numbers.plain(ours.get(index).mean() / theirs.get(index).mean()))
        .toList();
  }

  private static List<String> cells(List<Row> rows, Function<Row, String> cell) {
    return rows.stream().map(cell).toList();
  }
}
