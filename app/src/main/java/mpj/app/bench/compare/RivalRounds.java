package mpj.app.bench.compare;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import mpj.app.bench.figure.CheckFailedException;
import mpj.app.bench.mode.ModeKind;
import mpj.app.bench.peer.Jobs;
import mpj.app.bench.peer.PeerException;
import mpj.app.bench.work.Work;

/** The rival's runs, as long as it is there. */
final class RivalRounds {
  private static final List<ModeKind> MODES =
      List.of(ModeKind.SERIAL, ModeKind.PROCESSES, ModeKind.PROCESSES_COLD);

  private final Consumer<PeerException> failed;
  private final Map<ModeKind, Map<Integer, Measured>> all = new TreeMap<>();
  private final Map<Integer, Long> sums = new HashMap<>();
  private Optional<Rival> rival;
  private int parts;

  RivalRounds(Optional<Rival> rival, Consumer<PeerException> failed) {
    this.rival = rival;
    this.failed = failed;
  }

  boolean isThere() {
    return rival.isPresent();
  }

  void begin() {
    all.clear();
    sums.clear();
    parts = 0;
  }

  /** One run of each mode. Serial ones of all rounds belong together. */
  void measure(Work work, int workers) throws Exception {
    for (ModeKind mode : MODES) {
      if (rival.isEmpty()) {
        return;
      }
      try {
        Optional<Jobs.Done> done = rival.get().run(work.name(), mode.label(), workers);
        if (done.isPresent()) {
          add(work, mode, mode == ModeKind.SERIAL ? 1 : workers, done.get());
        }
      } catch (PeerException e) {
        rival = Optional.empty();
        failed.accept(e);
      }
    }
  }

  private void add(Work work, ModeKind mode, int workers, Jobs.Done done) throws Exception {
    long expected = sums.containsKey(done.parts()) ? sums.get(done.parts()) : sum(work, done);
    sums.put(done.parts(), expected);
    if (done.result() * work.times() != expected) {
      throw new CheckFailedException(
          "Python's result of "
              + work.name()
              + " differs from ours: mode="
              + mode.label()
              + " workers="
              + workers
              + " parts="
              + done.parts()
              + " expected="
              + expected
              + " was="
              + done.result() * work.times()
              + "; their times can't be compared, run it without --against.");
    }
    parts = done.parts();
    Jobs.Done whole = done.scaledTo(work.parts() * work.times());
    all.computeIfAbsent(mode, _ -> new TreeMap<>())
        .computeIfAbsent(workers, _ -> new Measured())
        .add(whole.millis(), whole.startMillis(), whole.busyMillis());
  }

  private static long sum(Work work, Jobs.Done done) throws Exception {
    long sum = 0;
    for (int part = 0; part < done.parts(); part++) {
      sum += work.part().apply(part);
    }
    return sum;
  }

  int parts() {
    return parts;
  }

  List<Row> rows(Work work) {
    var rows = new ArrayList<Row>();
    if (all.containsKey(ModeKind.SERIAL)) {
      double serial = all.get(ModeKind.SERIAL).get(1).mean();
      all.forEach((mode, counts) ->
          counts.forEach(
              (workers, measured) -> rows.add(measured.row(work.name(), mode, workers, serial))));
    }
    return rows;
  }
}
