package mpj.app.bench.report;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import mpj.app.bench.compare.Comparison;
import mpj.app.bench.compare.Row;
import mpj.app.bench.figure.Numbers;
import mpj.app.bench.fit.Amdahl;
import mpj.app.bench.mode.ModeKind;
import mpj.app.bench.peer.Peer;
import mpj.app.bench.work.Work;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A comparison for programs: one document, times in milliseconds. */
public final class ComparisonJson {
  private static final List<ModeKind> FITTED = List.of(ModeKind.THREADS, ModeKind.PROCESSES);

  private ComparisonJson() {}

  /** The document, on one line. */
  public static String document(
      int cores, List<Comparison> comparisons, Optional<Peer.Version> peer) {
    ObjectNode document = JsonMapper.shared().createObjectNode();
    document.put("cores", cores);
    ObjectNode timesOver = document.putObject("timesOver"); // how large each work was made
    comparisons.forEach(each -> timesOver.put(each.work().name(), each.work().times()));
    ArrayNode rows = document.putArray("rows");
    comparisons.forEach(
        each -> each.rows().forEach(row -> put(rows.addObject(), row, each.work().kind(), cores)));
    ArrayNode fits = document.putArray("amdahl");
    comparisons.forEach(each -> FITTED.forEach(mode -> fit(fits.addObject(), each, mode, cores)));
    peer.ifPresent(version -> put(document, comparisons, version, cores));
    return document.toString();
  }

  private static ObjectNode put(ObjectNode node, Row row, Work.Kind kind, int cores) {
    node.put("work", row.work())
        .put("mode", row.mode().label())
        .put("workers", row.workers())
        .put("meanMs", rounded(row.mean()))
        .put("sdMs", rounded(row.millis().deviation()))
        .put("speedup", rounded(row.speedup()))
        .put("efficiency", rounded(row.efficiency()))
        .put("medianMs", rounded(row.millis().median()))
        .put("minMs", rounded(row.millis().min()))
        .put("maxMs", rounded(row.millis().max()))
        .put("runs", row.millis().runs())
        .put("startMs", rounded(row.startMillis()))
        .put("busyMs", rounded(row.busyMillis()))
        .put("waitMs", rounded(row.waitMillis()))
        .put("doubt", Doubt.of(row, kind, cores).orElse(null));
    ArrayNode outliers = node.putArray("outliers");
    for (int run : row.millis().outliers()) {
      double millis = row.millis().values().get(run - 1);
      outliers.addObject().put("run", run).put("ms", rounded(millis));
    }
    return node;
  }

  /** A share of null: there is nothing to lay it through, or workers made it slower. */
  private static void fit(ObjectNode node, Comparison comparison, ModeKind mode, int cores) {
    Optional<Amdahl> law =
        Amdahl.through(comparison.rows(), mode, comparison.work().kind(), cores)
            .filter(Amdahl::applies);
    node.put("work", comparison.work().name())
        .put("mode", mode.label())
        .put("serialShare", law.map(fit -> rounded(fit.serialShare())).orElse(null))
        .put("standardError", law.map(fit -> rounded(fit.error())).orElse(null))
        .put("worstOff", law.map(fit -> rounded(fit.worstOff())).orElse(null))
        .put("r2", law.map(fit -> rounded(fit.explained())).orElse(null));
    ArrayNode counts = node.putArray("workers");
    law.ifPresent(fit -> fit.counts().forEach(counts::add));
  }

  private static void put(
      ObjectNode document, List<Comparison> comparisons, Peer.Version version, int cores) {
    ArrayNode rows = document.putArray("peer");
    for (Comparison comparison : comparisons) {
      for (Row row : comparison.peer()) {
        ObjectNode node = put(rows.addObject(), row, comparison.work().kind(), cores);
        int all = comparison.work().parts() * comparison.work().times();
        node.put("parts", comparison.peerParts()).put("ofParts", all);
        comparison
            .row(row.mode(), row.workers())
            .ifPresent(ours -> node.put("ratio", rounded(ours.mean() / row.mean())));
      }
    }
    document
        .putObject("against")
        .put("implementation", version.implementation())
        .put("version", version.number())
        .put("startMethod", version.startMethod())
        .put("ratio", "our mean divided by the peer's");
  }

  private static BigDecimal rounded(double value) {
    return Numbers.rounded(value, 6);
  }

  /** Null, as the document then says too, where there is none. */
  private static BigDecimal rounded(OptionalDouble value) {
    return value.isPresent() ? rounded(value.getAsDouble()) : null;
  }
}
