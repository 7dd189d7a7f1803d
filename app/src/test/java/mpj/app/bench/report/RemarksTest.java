package mpj.app.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import mpj.app.bench.compare.Row;
import mpj.app.bench.mode.ModeKind;
import mpj.app.bench.work.Work;
import org.junit.jupiter.api.Test;

class RemarksTest {
  private static List<String> on(Work.Kind kind, List<Row> rows, int cores) {
    return Remarks.on(Rows.comparison(kind, rows), cores);
  }

  @Test
  void shouldSayThatParallelLosesOnlyWhereItDid() {
    assertThat(on(Work.Kind.TINY, Rows.withProcesses(150, 160), 2))
        .first()
        .asString()
        .startsWith("Parallel loses")
        .contains("100 ms serially", "2 processes", "150 ms");
    assertThat(on(Work.Kind.TINY, Rows.withProcesses(50, 60), 2))
        .first()
        .asString()
        .doesNotContain("loses")
        .contains("2 processes, 2.00 times as fast");
  }

  @Test
  void shouldDoubtARatioBeyondWhatItsWorkersCanGain() {
    assertThat(doubts(Work.Kind.CPU, Rows.row(ModeKind.THREADS, 1, 13.5), 2))
        .containsExactly(
            "Doubtful: 1 thread, 7.41 times as fast as serial. More than 1 is not possible with"
                + " 1 worker: the serial runs were disturbed or cold; run it again.");
    assertThat(doubts(Work.Kind.CPU, Rows.row(ModeKind.PROCESSES, 8, 40), 2))
        .containsExactly(
            "Doubtful: 8 processes, 2.50 times as fast as serial. More than 2 is not possible"
                + " with 2 cores: the serial runs were disturbed or cold; run it again.");
    assertThat(doubts(Work.Kind.WAITING, Rows.row(ModeKind.PROCESSES, 8, 40), 2)).isEmpty();
    assertThat(doubts(Work.Kind.WAITING, Rows.row(ModeKind.PROCESSES, 8, 10.8), 2)).hasSize(1);
    assertThat(doubts(Work.Kind.CPU, Rows.row(ModeKind.THREADS, 2, 47), 2)).isEmpty();
  }

  private static List<String> doubts(Work.Kind kind, Row row, int cores) {
    return on(kind, List.of(Rows.row(ModeKind.SERIAL, 1, 100), row), cores).stream()
        .filter(remark -> remark.startsWith("Doubtful"))
        .toList();
  }

  @Test
  void shouldSayThatWaitersGainBeyondTheCoresOnlyWhereTheyDid() {
    assertThat(on(Work.Kind.WAITING, Rows.withProcesses(50, 12.5), 2))
        .anyMatch(remark -> remark.contains("8 workers on 2 cores still gain"));
    assertThat(on(Work.Kind.WAITING, Rows.withProcesses(50, 60), 2))
        .noneMatch(remark -> remark.contains("still gain"));
  }

  @Test
  void shouldNameTheCoresAsTheLimitOfWhatComputes() {
    assertThat(on(Work.Kind.CPU, Rows.withProcesses(50, 51), 2))
        .anyMatch(remark -> remark.contains("number of cores (2): 8 processes"));
    assertThat(on(Work.Kind.CPU, Rows.withProcesses(50, 13), 8))
        .noneMatch(remark -> remark.contains("limit"));
  }

  @Test
  void shouldTellWhatTheStartCost() {
    assertThat(on(Work.Kind.CPU, Rows.withProcesses(50, 51), 2))
        .anyMatch(remark -> remark.contains("400 ms longer than warm"));
  }

  @Test
  void shouldSplitWhatWasLostIntoItsMeasuredParts() {
    assertThat(on(Work.Kind.CPU, Rows.withProcesses(60, 160), 2))
        .contains(
            "8 processes lose 110 of 160 ms (ideal: 50.0): 80.0 ms sending parts and answers and"
                + " waiting for the others at the end, 30.0 ms since a part takes 6.40 times as"
                + " long as serially (8 workers take turns on 2 cores).");
    assertThat(on(Work.Kind.WAITING, Rows.withProcesses(50, 12.5), 2))
        .noneMatch(remark -> remark.startsWith("8 processes lose"));
  }

  @Test
  void shouldPointOutAtMostFourOutliers() {
    var rows = new ArrayList<>(Rows.withProcesses(60, 50));
    assertThat(on(Work.Kind.CPU, rows, 2)).noneMatch(remark -> remark.startsWith("Outliers"));

    rows.add(Rows.row(ModeKind.PROCESSES, 4, 50, 51, 90, 52, 50));
    assertThat(on(Work.Kind.CPU, rows, 2))
        .anyMatch(remark ->
            remark.startsWith("Outliers")
                && remark.contains(": 4 processes run 3 90.0 ms (median 51.0);"));

    rows.add(Rows.row(ModeKind.THREADS, 4, 50, 50, 90, 90, 50, 90, 90, 50, 50, 50, 50, 90));
    assertThat(on(Work.Kind.CPU, rows, 2)).anyMatch(remark -> remark.contains("and 2 more;"));
  }

  @Test
  void shouldSayWhatAmdahlsLawMakesOfIt() {
    assertThat(on(Work.Kind.CPU, Rows.withProcesses(55, 60), 2))
        .anyMatch(remark ->
            remark.startsWith("Amdahl's law through 2 processes: a serial share of 10.0 %, so at")
                && remark.endsWith("One number of workers can't show whether the law holds."));
    assertThat(on(Work.Kind.CPU, Rows.withProcesses(55, 21.25), 8))
        .anyMatch(remark ->
            remark.startsWith("Amdahl's law through 2, 8 processes: a serial share of 10.0 +- 0.00")
                && remark.contains("It fits: no mean is off by more than 0.0000 % (R2 1.00)."));
    assertThat(on(Work.Kind.CPU, Rows.withProcesses(60, 60), 8))
        .anyMatch(remark -> remark.contains("It fits badly: a mean is off by"));
    assertThat(on(Work.Kind.CPU, Rows.withProcesses(50, 60), 2))
        .anyMatch(remark -> remark.contains("serial share of 0.0000 %, which can't be told"));
    assertThat(on(Work.Kind.CPU, Rows.withProcesses(120, 160), 2))
        .anyMatch(remark -> remark.contains("can't be fitted: it knows work that gains nothing"));
    assertThat(on(Work.Kind.CPU, Rows.withProcesses(50, 60), 1))
        .anyMatch(remark -> remark.contains("can't be fitted: that takes runs with 2 workers"));
  }
}
