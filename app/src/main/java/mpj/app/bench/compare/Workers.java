package mpj.app.bench.compare;

import java.util.ArrayList;
import java.util.List;

/** With how many workers, or processes, a bench up to a limit is made. */
public final class Workers {
  private Workers() {}

  /** 1, 2, 4 and so on, and the limit itself. */
  public static List<Integer> upTo(int limit) {
    var counts = new ArrayList<Integer>();
    for (int count = 1; count < limit; count *= 2) {
      counts.add(count);
    }
    counts.add(limit);
    return counts;
  }
}
