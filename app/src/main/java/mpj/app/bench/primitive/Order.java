package mpj.app.bench.primitive;

import java.util.List;
import java.util.Map;

/**
 * An order as programs send them: a record with a string, a list of strings and a map.
 *
 * @param customer who orders
 * @param goods what is ordered
 * @param quantities how many of each of them
 */
record Order(String customer, List<String> goods, Map<String, Integer> quantities) {
  /** An order of three goods. */
  static Order example() {
    return new Order(
        "Ada Lovelace, 12 St James's Square, London",
        List.of("punched cards", "brass wheels", "machine oil"),
        Map.of("punched cards", 1_000, "brass wheels", 24));
  }
}
