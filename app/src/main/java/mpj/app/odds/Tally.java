package mpj.app.odds;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mpj.lessons.demo.Trials;
import mpj.lessons.story.Wording;

/** How many rounds came out how. Safe for several threads. */
public final class Tally implements Trials.Counter {
  private static final String UNKNOWN = "no outcome that was declared";

  private final List<Trials.Way> ways;
  private final Map<String, Map<String, Count>> counts = new LinkedHashMap<>();
  private int rounds;

  /**
   * How often one outcome came.
   *
   * @param outcome which
   * @param times how often
   * @param least the smallest of its figures; 0 if it never came
   * @param most the largest
   */
  public record Count(Trials.Outcome outcome, int times, long least, long most) {
    private Count plus(long figure) {
      return times == 0
          ? new Count(outcome, 1, figure, figure)
          : new Count(outcome, times + 1, Math.min(least, figure), Math.max(most, figure));
    }
  }

  /** Creates one in which nothing has come yet. */
  public Tally(List<Trials.Way> ways) {
    this.ways = List.copyOf(ways);
    for (Trials.Way way : ways) {
      Map<String, Count> none = new LinkedHashMap<>();
      way.outcomes().forEach(outcome -> none.put(outcome.name(), new Count(outcome, 0, 0, 0)));
      counts.put(way.name(), none);
    }
  }

  @Override
  public synchronized void came(String way, String outcome, long figure) {
    Map<String, Count> ofWay = counts.get(way);
    if (ofWay == null) {
      throw new IllegalArgumentException(
          "no such way: way=" + way + "; choose from " + counts.keySet());
    }
    rounds++;
    var unknown = new Trials.Outcome(outcome, Trials.Grade.FORBIDDEN, UNKNOWN);
    Count before = ofWay.getOrDefault(outcome, new Count(unknown, 0, 0, 0));
    ofWay.put(outcome, before.plus(figure));
  }

  /** Returns the ways, in their order. */
  public List<Trials.Way> ways() {
    return ways;
  }

  /** Returns how often each outcome of a way came, those that never came too. */
  public synchronized List<Count> counts(Trials.Way way) {
    return List.copyOf(counts.get(way.name()).values());
  }

  /** Returns how many rounds these are in all. */
  public static int rounds(List<Count> counts) {
    return counts.stream().mapToInt(Count::times).sum();
  }

  /** Returns how many rounds were played in all. */
  public synchronized int rounds() {
    return rounds;
  }

  /** Returns a sentence for each outcome that came and must not. */
  public List<String> problems() {
    var problems = new ArrayList<String>();
    for (Trials.Way way : ways) {
      for (Count count : counts(way)) {
        if (count.times() > 0 && count.outcome().grade() == Trials.Grade.FORBIDDEN) {
          problems.add(
              "what must never happen came "
                  + Wording.count(count.times(), "time")
                  + ": way="
                  + way.name()
                  + " outcome="
                  + count.outcome().name());
        }
      }
    }
    return problems;
  }
}
