package mpj.app.bench.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import mpj.app.bench.figure.CheckFailedException;
import mpj.app.bench.mode.Mode;
import mpj.app.bench.mode.ModeKind;
import mpj.app.bench.work.Work;

/** One work with one number of workers, in all modes. */
final class Round implements AutoCloseable {
  private static final int LEAST_WARM_UPS = 2;
  private static final int MOST_WARM_UPS = 6;

  /** A warm-up run that is faster than this share of the last one: still getting warmer. */
  private static final double STILL_WARMING = 0.95;

  /** What is shorter is run until this is over, so that the compiler has seen enough of it. */
  private static final long LEAST_WARM_UP_NANOS = 100_000_000;

  /** What is shorter is run several times and divided: one hiccup would outweigh all of it. */
  private static final long LEAST_MEASURED_NANOS = 3_000_000;

  private final Work work;
  private final int workers;
  private final Measured serial;
  private final Map<ModeKind, Mode> modes = new LinkedHashMap<>();
  private final Map<ModeKind, Measured> measured = new LinkedHashMap<>();
  private final Map<ModeKind, Integer> times = new LinkedHashMap<>();
  private long expected;

  /** Starts what the modes need. The serial runs are added to those of other rounds. */
  Round(Work work, int workers, Function<ModeKind, Mode> start, Measured serial) {
    this.work = work;
    this.workers = workers;
    this.serial = serial;
    for (ModeKind kind : ModeKind.values()) {
      modes.put(kind, start.apply(kind));
      measured.put(kind, kind == ModeKind.SERIAL ? serial : new Measured());
    }
  }

  /** Makes every mode fast, and learns the right result from the serial one. */
  void warmUp() throws Exception {
    Mode.Outcome first = modes.get(ModeKind.SERIAL).run(work);
    expected = first.result();
    for (ModeKind kind : modes.keySet()) {
      if (kind == ModeKind.SERIAL && !serial.isEmpty()) { // it got warm in an earlier round
        times.put(kind, timesOf(first.nanos()));
      } else if (kind != ModeKind.PROCESSES_COLD) {
        times.put(kind, timesOf(warmUp(kind)));
      } else if (workers == 1) { // they never get warm, but their files are in the system's cache
        run(kind);
      }
    }
  }

  private static int timesOf(long nanos) {
    return (int) Math.max(1, LEAST_MEASURED_NANOS / Math.max(1, nanos));
  }

  /** Answers how long the last run took. */
  private long warmUp(ModeKind kind) throws Exception {
    long spent = run(kind).nanos();
    long before = spent;
    for (int runs = 2; ; runs++) {
      long now = run(kind).nanos();
      spent += now;
      boolean steady = runs >= LEAST_WARM_UPS && now > before * STILL_WARMING;
      if (spent >= LEAST_WARM_UP_NANOS && (steady || runs >= MOST_WARM_UPS)) {
        return now;
      }
      before = now;
    }
  }

  /** One measured run of each mode, one after the other. */
  void measure() throws Exception {
    for (ModeKind kind : modes.keySet()) {
      int count = times.getOrDefault(kind, 1);
      var taken = new Taken();
      for (int time = 0; time < count; time++) {
        taken.add(run(kind));
      }
      taken.note(kind, count);
    }
  }

  private Mode.Outcome run(ModeKind kind) throws Exception {
    Mode.Outcome outcome = modes.get(kind).run(work);
    if (outcome.result() != expected) {
      throw new CheckFailedException(
          "The result of "
              + work.name()
              + " differs from the serial one: mode="
              + kind.label()
              + " workers="
              + workers
              + " expected="
              + expected
              + " was="
              + outcome.result()
              + "; its times mean nothing, run it again and report it if it stays so.");
    }
    return outcome;
  }

  /** Several runs of one mode that make one figure. */
  private final class Taken {
    private long nanos;
    private long start;
    private long busy;

    void add(Mode.Outcome outcome) {
      nanos += outcome.nanos();
      start += outcome.startNanos();
      busy += outcome.busyNanos();
    }

    void note(ModeKind kind, int count) {
      double scale = 1e6 * count;
      measured.get(kind).add(nanos / scale, start / scale, busy / scale);
    }
  }

  /** The rows of all modes but the serial one, to be asked for when all rounds are over. */
  List<Row> rows() {
    var rows = new ArrayList<Row>();
    measured.forEach((kind, runs) -> {
      if (kind != ModeKind.SERIAL) {
        rows.add(runs.row(work.name(), kind, workers, serial.mean()));
      }
    });
    return rows;
  }

  @Override
  public void close() {
    modes.values().forEach(Mode::close);
  }
}
