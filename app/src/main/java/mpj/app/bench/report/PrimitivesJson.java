package mpj.app.bench.report;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import mpj.app.bench.figure.Numbers;
import mpj.app.bench.figure.Sample;
import mpj.app.bench.peer.Peer;
import mpj.app.bench.series.Figures;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The figures of primitives for programs: one document. */
public final class PrimitivesJson {
  private PrimitivesJson() {}

  /** The document, on one line. */
  public static String document(List<Figures> all, Optional<Peer.Version> peer) {
    ObjectNode document = JsonMapper.shared().createObjectNode();
    ObjectNode keys = document.putObject("keys");
    all.forEach(each -> put(keys, each, each.ours()));
    putYardsticks(document, all);
    peer.ifPresent(version -> {
      ObjectNode peers = document.putObject("peer");
      ObjectNode ratios = document.putObject("ratio");
      for (Figures each : all) {
        each.peer().ifPresent(sample -> put(peers, each, sample));
        each.ratio().ifPresent(ratio -> ratios.put(each.primitive().key(), rounded(ratio)));
      }
      ObjectNode against = document.putObject("against");
      against
          .put("implementation", version.implementation())
          .put("version", version.number())
          .put("startMethod", version.startMethod());
      ObjectNode others = against.putObject("otherStartMethods");
      version.otherStartMethods().forEach(others::put);
      against.put("startMethods", StartMethods.of(version));
      against.put("ratio", "our median divided by the peer's");
    });
    return document.toString();
  }

  /** What some keys are compared with on our own side, in the form of the peer's figures. */
  private static void putYardsticks(ObjectNode document, List<Figures> all) {
    List<Figures> compared = all.stream().filter(each -> each.yardstick().isPresent()).toList();
    if (compared.isEmpty()) {
      return;
    }
    ObjectNode yardsticks = document.putObject("yardstick");
    ObjectNode ratios = document.putObject("yardstickRatio");
    for (Figures each : compared) {
      Figures.Compared yardstick = each.yardstick().orElseThrow();
      put(yardsticks, each, yardstick.sample()).put("of", yardstick.name());
      each.yardstickRatio().ifPresent(ratio -> ratios.put(each.primitive().key(), rounded(ratio)));
    }
  }

  private static ObjectNode put(ObjectNode keys, Figures figures, Sample sample) {
    return keys.putObject(figures.primitive().key())
        .put("median", rounded(sample.median()))
        .put("min", rounded(sample.min()))
        .put("max", rounded(sample.max()))
        .put("runs", sample.runs());
  }

  private static BigDecimal rounded(double value) {
    return Numbers.rounded(value, 3);
  }
}
