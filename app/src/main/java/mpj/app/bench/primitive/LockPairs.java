package mpj.app.bench.primitive;

import java.util.List;
import java.util.Optional;
import mpj.app.bench.figure.Numbers;
import mpj.app.bench.figure.Sample;
import mpj.multiprocessing.sync.Lock;

/** How many times a second a lock is acquired and released, by one process or by several. */
final class LockPairs {
  /** No process may get less than this part of its fair share. */
  static final double LEAST_SHARE = 0.25;

  private static final int PAIRS = 1_000;

  private LockPairs() {}

  static Primitive uncontended() {
    return new Primitive(
        "lock_uncontended_ops_s",
        "pairs/s",
        Primitive.Better.HIGHER,
        "acquire and release a lock that nobody else wants",
        LockPairs::alone);
  }

  private static Primitive.Session alone() throws Exception {
    var pairs = new Pairs(new Lock());
    Share.of(pairs, WarmUp.TIME);
    return () -> Share.of(pairs, Contest.TIME).rate();
  }

  static Primitive contended(int processes) {
    String key = "lock_" + processes + "procs_ops_s";
    return new Primitive(
        key,
        "pairs/s",
        Primitive.Better.HIGHER,
        "acquire and release one lock from " + processes + " processes, all pairs counted",
        () -> new Contended(key, processes));
  }

  static List<Share> shares(int processes) throws InterruptedException {
    return Contest.among(processes, new Pairs(new Lock()));
  }

  /** Runs of several processes, each with a lock of its own. */
  static final class Contended implements Primitive.Session {
    private final String key;
    private final int processes;
    private final Sample leastServed = new Sample();

    Contended(String key, int processes) {
      this.key = key;
      this.processes = processes;
    }

    @Override
    public double run() throws InterruptedException {
      return rate(shares(processes));
    }

    double rate(List<Share> shares) {
      leastServed.add(Contest.leastServed(shares));
      return Contest.rate(shares);
    }

    @Override
    public Optional<String> complaint() {
      if (leastServed.median() >= LEAST_SHARE) {
        return Optional.empty();
      }
      return Optional.of(
          "A process was kept out of the lock: key="
              + key
              + " leastServed="
              + Numbers.plain(leastServed.median())
              + " of its fair share (median of "
              + leastServed.runs()
              + " runs), expected="
              + LEAST_SHARE
              + " or more; run it again on an idle machine.");
    }
  }

  /** A thousand pairs. */
  private record Pairs(Lock lock) implements Batch {
    @Override
    public int run() throws InterruptedException {
      for (int pair = 0; pair < PAIRS; pair++) {
        lock.acquire();
        lock.release();
      }
      return PAIRS;
    }
  }
}
