package mpj.app.bench.report;

import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalDouble;
import mpj.app.bench.compare.Row;
import mpj.app.bench.figure.Numbers;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A comparison for programs: one document, times in milliseconds. */
public final class ComparisonJson {
  private ComparisonJson() {}

  /** The document, on one line. */
  public static String document(int cores, List<Row> rows) {
    ObjectNode document = JsonMapper.shared().createObjectNode();
    document.put("cores", cores);
    ArrayNode list = document.putArray("rows");
    for (Row row : rows) {
      list.addObject()
          .put("work", row.work())
          .put("mode", row.mode().label())
          .put("workers", row.workers())
          .put("meanMs", Numbers.rounded(row.mean(), 6))
          .put("sdMs", deviation(row))
          .put("speedup", Numbers.rounded(row.speedup(), 6))
          .put("efficiency", Numbers.rounded(row.efficiency(), 6));
    }
    return document.toString();
  }

  /** Null, as the document then says too, for a single run. */
  private static BigDecimal deviation(Row row) {
    OptionalDouble deviation = row.millis().deviation();
    return deviation.isPresent() ? Numbers.rounded(deviation.getAsDouble(), 6) : null;
  }
}
