package mpj.app.bench.change;

/** One figure, before and after. */
public record Change(String key, Measure before, Measure after) {

  /** What became of it. */
  public enum Verdict {
    /** All runs after were better than all before. */
    BETTER,
    /** All runs after were worse than all before. */
    WORSE,
    /** The runs overlap, so nothing can be told. */
    SAME
  }

  /** The median before. */
  public double medianBefore() {
    return before.median();
  }

  /** The median after. */
  public double medianAfter() {
    return after.median();
  }

  /** The median after, divided by that before. */
  public double ratio() {
    return after.median() / before.median();
  }

  /** Whether the change is beyond the spread of both. */
  public Verdict verdict() {
    boolean more = after.min() > before.max();
    boolean less = after.max() < before.min();
    if (!more && !less) {
      return Verdict.SAME;
    }
    return more == before.higher() ? Verdict.BETTER : Verdict.WORSE;
  }

  /** Whether it is worse, and its median by more than so many percent of that before. */
  public boolean isWorseBy(double percent) {
    double part = percent / 100;
    boolean beyond =
        before.higher()
            ? after.median() < before.median() * (1 - part)
            : after.median() > before.median() * (1 + part);
    return verdict() == Verdict.WORSE && beyond;
  }

  /** Whether a side has a single run, whose spread is not known. */
  public boolean isOfSingleRuns() {
    return Math.min(before.runs(), after.runs()) < 2;
  }
}
