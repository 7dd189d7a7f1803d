package mpj.app.bench.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mpj.app.bench.figure.CheckFailedException;
import mpj.app.bench.mode.Mode;
import mpj.app.bench.mode.ModeKind;
import mpj.app.bench.peer.Jobs;
import mpj.app.bench.peer.PeerException;
import mpj.app.bench.work.Work;
import mpj.multiprocessing.pool.ProgressListener;
import org.junit.jupiter.api.Test;

class ExperimentTest {
  private static final Work WORK = new Work("sample", Work.Kind.CPU, "does nothing", 1, part -> 7L);

  private final List<String> log = new ArrayList<>();

  /** Takes 100 ms divided by its workers, by its own word, and notes each run. */
  private final class Fake implements Mode {
    private final String name;
    private final int workers;
    private final long result;

    Fake(ModeKind kind, int workers, long result) {
      this.name = kind.label();
      this.workers = kind == ModeKind.SERIAL ? 1 : workers;
      this.result = result;
    }

    @Override
    public Outcome run(Work work) {
      log.add(name);
      return new Outcome(100_000_000L / workers, result, 0, 60_000_000L / workers);
    }

    @Override
    public void close() {
      log.add("close " + name);
    }
  }

  private Experiment experiment(int workers, int repeats) {
    return new Experiment(
        workers,
        repeats,
        (what, done, all) -> log.add("step " + what),
        (kind, count, parts) -> new Fake(kind, count, 7),
        alone());
  }

  private static RivalRounds alone() {
    return new RivalRounds(Optional.empty(), failure -> {});
  }

  @Test
  void shouldTakeTheRunsOfAllModesInTurn() throws Exception {
    experiment(1, 2).compare(WORK, 0, 3);

    int first = log.indexOf("step sample, 1 worker, run 1");
    assertThat(log.subList(first, log.size()))
        .containsExactly(
            "step sample, 1 worker, run 1",
            "serial",
            "threads",
            "processes",
            "processes-cold",
            "step sample, 1 worker, run 2",
            "serial",
            "threads",
            "processes",
            "processes-cold",
            "close serial",
            "close threads",
            "close processes",
            "close processes-cold");
  }

  @Test
  void shouldWarmUpEveryModeBeforeTheFirstRunThatCounts() throws Exception {
    experiment(1, 1).compare(WORK, 0, 2);

    int first = log.indexOf("step sample, 1 worker, run 1");
    assertThat(log.subList(0, first).stream().filter("threads"::equals)).hasSizeGreaterThan(1);
    assertThat(log.subList(0, first).stream().filter("processes"::equals)).hasSizeGreaterThan(1);
    assertThat(log.subList(0, first)).contains("processes-cold");
  }

  @Test
  void shouldGiveARowForEveryModeAndNumberOfWorkers() throws Exception {
    List<Row> rows = experiment(4, 3).compare(WORK, 0, 12).rows();

    assertThat(rows)
        .extracting(row -> row.mode().label() + " " + row.workers())
        .containsExactly(
            "serial 1",
            "threads 1",
            "threads 2",
            "threads 4",
            "processes 1",
            "processes 2",
            "processes 4",
            "processes-cold 1",
            "processes-cold 2",
            "processes-cold 4");
    Row four = rows.get(6);
    assertThat(four.mean()).isEqualTo(25);
    assertThat(four.speedup()).isEqualTo(4);
    assertThat(four.difference()).isEqualTo(75);
    assertThat(four.efficiency()).isEqualTo(1);
    assertThat(four.millis().runs()).isEqualTo(3);
    assertThat(rows.getFirst().millis().runs()).isEqualTo(9);
    assertThat(four.busyMillis()).isEqualTo(15);
    assertThat(four.waitMillis()).isEqualTo(10);
  }

  private Experiment against(Rival rival) {
    return new Experiment(
        2,
        2,
        (what, done, all) -> log.add(what),
        (kind, count, parts) -> new Fake(kind, count, 14),
        new RivalRounds(Optional.of(rival), failure -> log.add(failure.getMessage())));
  }

  @Test
  void shouldHaveARivalDoTheSameInTurnAndScaleItsTimes() throws Exception {
    Work two = new Work("sample", Work.Kind.CPU, "does nothing", 2, part -> 7L);
    Rival rival =
        (work, how, workers) -> {
          log.add("rival " + how);
          double start = how.equals("processes-cold") ? 100 : 0;
          return Optional.of(new Jobs.Done(start + 40.0 / workers, start, 20.0 / workers, 7, 1));
        };

    Comparison comparison = against(rival).compare(two, 0, 6);

    int first = log.indexOf("sample, 1 worker, run 1, Python");
    assertThat(log.subList(first + 1, first + 4))
        .containsExactly("rival serial", "rival processes", "rival processes-cold");
    assertThat(comparison.peerParts()).isEqualTo(1);
    assertThat(comparison.peer())
        .extracting(row -> row.mode().label() + " " + row.workers() + " " + row.mean())
        .containsExactly(
            "serial 1 60.0",
            "processes 1 80.0",
            "processes 2 40.0",
            "processes-cold 1 180.0",
            "processes-cold 2 140.0");
  }

  @Test
  void shouldGoOnAloneWhenTheRivalFails() throws Exception {
    Rival rival =
        (work, how, workers) -> {
          throw new PeerException("Python has gone.");
        };

    Comparison comparison = against(rival).compare(WORK, 0, 6);

    assertThat(log.stream().filter("Python has gone."::equals)).hasSize(1);
    assertThat(comparison.peer()).isEmpty();
    assertThat(comparison.rows()).hasSize(7);
  }

  @Test
  void shouldFailWhenTheRivalComesToAnotherResult() {
    Rival rival = (work, how, workers) -> Optional.of(new Jobs.Done(1, 0, 1, 8, 1));

    assertThatThrownBy(() -> against(rival).compare(WORK, 0, 6))
        .isInstanceOf(CheckFailedException.class)
        .hasMessageContaining("Python's result of sample differs from ours: mode=serial workers=1");
  }

  @Test
  void shouldTellAsManyStepsAsItAnnounced() throws Exception {
    Experiment experiment = experiment(8, 2);

    experiment.compare(WORK, 0, experiment.steps());

    assertThat(log.stream().filter(entry -> entry.startsWith("step"))).hasSize(experiment.steps());
  }

  @Test
  void shouldTellHowManyPartsOfARunAPoolHasDone() throws Exception {
    Work work = new Work("sample", Work.Kind.CPU, "does nothing", 4, part -> 7L);
    var experiment =
        new Experiment(
            1,
            1,
            (what, done, all) -> log.add(done + "/" + all + " " + what),
            (kind, count, parts) -> new Telling(new Fake(kind, count, 7), kind, parts),
            alone());

    experiment.compare(work, 0, 2);

    int last = log.indexOf("1/2 sample, 1 worker, run 1");
    assertThat(log.subList(last, last + 6))
        .containsExactly(
            "1/2 sample, 1 worker, run 1",
            "serial",
            "threads",
            "processes",
            "1/2 sample, 1 worker, run 1, processes 1/4",
            "1/2 sample, 1 worker, run 1, processes 3/4");
  }

  /** Tells of a pool that had done 8 tasks before. */
  private record Telling(Mode mode, ModeKind kind, ProgressListener parts) implements Mode {
    @Override
    public Outcome run(Work work) throws Exception {
      Outcome outcome = mode.run(work);
      if (kind == ModeKind.PROCESSES) {
        parts.progress(9, 12);
        parts.progress(11, 12);
        parts.progress(12, 12);
      }
      return outcome;
    }

    @Override
    public void close() {
      mode.close();
    }
  }

  @Test
  void aRealPoolShouldTellOfItsParts() throws Exception {
    try (Mode processes =
        ModeKind.PROCESSES.with(1, (done, given) -> log.add(done + "/" + given))) {
      processes.run(WORK);
    }
    assertThat(log).endsWith("1/1"); // the end of a pool waits for what it has to tell
  }

  @Test
  void shouldFailWhenAParallelResultDiffersAndStillCloseEveryMode() {
    var experiment =
        new Experiment(
            1,
            1,
            (what, done, all) -> {},
            (kind, count, parts) -> new Fake(kind, count, kind == ModeKind.PROCESSES ? 8 : 7),
            alone());

    assertThatThrownBy(() -> experiment.compare(WORK, 0, 2))
        .isInstanceOf(CheckFailedException.class)
        .hasMessageContaining("mode=processes workers=1 expected=7 was=8");
    assertThat(log)
        .endsWith("close serial", "close threads", "close processes", "close processes-cold");
  }

  @Test
  void shouldCompareDoublingNumbersOfWorkersAndTheLimit() {
    assertThat(Workers.upTo(1)).containsExactly(1);
    assertThat(Workers.upTo(2)).containsExactly(1, 2);
    assertThat(Workers.upTo(6)).containsExactly(1, 2, 4, 6);
    assertThat(Workers.upTo(8)).containsExactly(1, 2, 4, 8);
  }
}
