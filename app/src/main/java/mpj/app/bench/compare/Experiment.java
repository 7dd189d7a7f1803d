package mpj.app.bench.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import mpj.app.bench.figure.CheckFailedException;
import mpj.app.bench.mode.Mode;
import mpj.app.bench.mode.ModeKind;
import mpj.app.bench.peer.PeerException;
import mpj.app.bench.work.Work;
import mpj.multiprocessing.pool.ProgressListener;

/**
 * Compares one work's modes fairly: each is warmed up first, and the runs that count are taken in
 * turn (serial, threads, processes, serial, threads …), so that a machine that slows down in the
 * middle slows all of them.
 */
public final class Experiment {
  private final List<Integer> counts;
  private final int repeats;
  private final Modes modes;
  private final Watcher watcher;
  private final RivalRounds rival;
  private String doing = "";
  private int step;
  private int steps;

  /** Starts a mode. */
  interface Modes {
    Mode start(ModeKind kind, int workers, ProgressListener parts);
  }

  /**
   * With real modes.
   *
   * @param mostWorkers compared are 1, 2, 4 … and this many workers
   * @param repeats how many runs of each count
   * @param rival who does the same in turn, if anyone
   * @param rivalFailed is told if the rival does not do its part; from there on we go on alone
   */
  public Experiment(
      int mostWorkers,
      int repeats,
      Watcher watcher,
      Optional<Rival> rival,
      Consumer<PeerException> rivalFailed) {
    this(mostWorkers, repeats, watcher, ModeKind::with, new RivalRounds(rival, rivalFailed));
  }

  Experiment(int mostWorkers, int repeats, Watcher watcher, Modes modes, RivalRounds rival) {
    this.counts = Workers.upTo(mostWorkers);
    this.repeats = repeats;
    this.watcher = watcher;
    this.modes = modes;
    this.rival = rival;
  }

  /** How many steps {@link #compare} reports for each work. */
  public int steps() {
    return counts.size() * (repeats + 1);
  }

  /**
   * Does the work in every mode.
   *
   * @param stepsBefore steps that were done for other works
   * @param stepsInAll steps of all works
   * @throws CheckFailedException if a result differs from the serial one
   */
  public Comparison compare(Work work, int stepsBefore, int stepsInAll) throws Exception {
    var rounds = new ArrayList<Round>();
    var serial = new Measured();
    rival.begin();
    begin(stepsBefore, stepsInAll);
    for (int workers : counts) {
      String now = work.name() + (workers == 1 ? ", 1 worker" : ", " + workers + " workers");
      try (var round = new Round(work, workers, kind -> start(kind, work, workers), serial)) {
        next(now + ", warming up");
        round.warmUp();
        for (int repeat = 1; repeat <= repeats; repeat++) {
          next(now + ", run " + repeat);
          round.measure();
          measureRival(work, workers);
        }
        rounds.add(round);
      }
    }
    var rows = new ArrayList<Row>();
    rows.add(serial.row(work.name(), ModeKind.SERIAL, 1, serial.mean()));
    rounds.forEach(round -> rows.addAll(round.rows()));
    rows.sort(Comparator.comparing(Row::mode).thenComparingInt(Row::workers));
    return new Comparison(work, rows, rival.rows(work), rival.parts());
  }

  private void measureRival(Work work, int workers) throws Exception {
    if (rival.isThere()) {
      again(", Python");
      rival.measure(work, workers);
    }
  }

  private Mode start(ModeKind kind, Work work, int workers) {
    return modes.start(
        kind, workers, (done, given) -> showParts(kind, work.parts(), (int) (given - done)));
  }

  private synchronized void begin(int stepsBefore, int stepsInAll) {
    step = stepsBefore;
    steps = stepsInAll;
  }

  private synchronized void next(String what) {
    doing = what;
    watcher.step(doing, step++, steps);
  }

  private synchronized void again(String what) {
    watcher.step(doing + what, step - 1, steps);
  }

  /** A pool tells it, on a thread of its own. What it tells of a run's end may come late. */
  private synchronized void showParts(ModeKind kind, int parts, int left) {
    if (left > 0) {
      String part = ", " + kind.label() + " " + (parts - left) + "/" + parts;
      watcher.step(doing + part, step - 1, steps);
    }
  }
}
