package mpj.app.bench.compare;

import java.util.ArrayList;
import java.util.List;

/** With how many workers a comparison up to a limit is made. */
final class Workers {
  private Workers() {}

  /** 1, 2, 4 and so on, and the limit itself. */
  static List<Integer> upTo(int limit) {
    var counts = new ArrayList<Integer>();
    for (int count = 1; count < limit; count *= 2) {
      counts.add(count);
    }
    counts.add(limit);
    return counts;
  }
}
