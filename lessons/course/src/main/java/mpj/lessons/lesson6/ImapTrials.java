package mpj.lessons.lesson6;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import mpj.lessons.demo.Settings;
import mpj.lessons.demo.Trials;
import mpj.lessons.story.Wording;

/** Lazy maps over items that all take about as long: in what order do the results come? */
final class ImapTrials implements Trials {
  private static final int WORKERS = 2;
  private static final String ORDERED = "imap";
  private static final String UNORDERED = "imapUnordered";
  private static final String IN_ORDER = "in the order of the items";
  private static final String OTHER = "in another order";

  @Override
  public String round(Settings settings) {
    return Wording.count(WORKERS, "worker maps", "workers map")
        + " "
        + settings.number("items")
        + " items, none slower than another; the same workers play all rounds";
  }

  @Override
  public List<Way> ways() {
    return List.of(
        new Way(
            ORDERED,
            List.of(
                new Outcome(IN_ORDER, Grade.ACCEPTABLE, "a result waits for those before it"),
                new Outcome(OTHER, Grade.FORBIDDEN, "imap() promises the order"))),
        new Way(
            UNORDERED,
            List.of(
                new Outcome(IN_ORDER, Grade.ACCEPTABLE, "by luck: the tasks ended in this order"),
                new Outcome(OTHER, Grade.INTERESTING, "whichever is there comes"))));
  }

  @Override
  public void play(Settings settings, int times, Counter counter) throws InterruptedException {
    List<Integer> items = IntStream.range(0, settings.number("items")).boxed().toList();
    try (var pool = ReadyPool.of(WORKERS)) {
      for (int round = 0; round < times; round++) {
        counter.came(ORDERED, outcome(items, pool.imap(ImapTrials::work, items)), 0);
        counter.came(UNORDERED, outcome(items, pool.imapUnordered(ImapTrials::work, items)), 0);
      }
    }
  }

  private static String outcome(List<Integer> items, Iterable<Integer> results) {
    var came = new ArrayList<Integer>();
    results.forEach(came::add);
    return came.equals(items) ? IN_ORDER : OTHER;
  }

  /** Runs in a worker. */
  private static int work(int item) {
    return item;
  }
}
