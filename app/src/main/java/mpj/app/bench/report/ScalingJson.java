package mpj.app.bench.report;

import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalDouble;
import mpj.app.bench.figure.Numbers;
import mpj.app.bench.series.Scale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The scaling tables for programs: one document. */
public final class ScalingJson {
  private ScalingJson() {}

  /** The document, on one line. */
  public static String document(int cores, List<Scale> scales) {
    ObjectNode document = JsonMapper.shared().createObjectNode();
    document.put("cores", cores);
    ArrayNode rows = document.putArray("scaling");
    for (Scale scale : scales) {
      rows.addObject()
          .put("subject", scale.subject().name())
          .put("processes", scale.processes())
          .put("unit", scale.subject().unit())
          .put("median", Numbers.rounded(scale.rates().median(), 3))
          .put("min", Numbers.rounded(scale.rates().min(), 3))
          .put("max", Numbers.rounded(scale.rates().max(), 3))
          .put("runs", scale.rates().runs())
          .put("onCore", share(scale.onCore()))
          .put("waitingForCore", share(scale.waitingForCore()))
          .put("asleep", share(scale.asleep()));
    }
    return document.toString();
  }

  /** Null where it is not known. */
  private static BigDecimal share(OptionalDouble share) {
    return share.isPresent() ? Numbers.rounded(share.getAsDouble(), 3) : null;
  }
}
