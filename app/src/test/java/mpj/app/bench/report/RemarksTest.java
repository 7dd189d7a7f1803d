package mpj.app.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import mpj.app.bench.work.Work;
import org.junit.jupiter.api.Test;

class RemarksTest {
  private static Work work(Work.Kind kind) {
    return new Work("sample", kind, "does nothing", 1, part -> 0L);
  }

  @Test
  void shouldSayThatParallelLosesOnlyWhereItDid() {
    assertThat(Remarks.on(work(Work.Kind.TINY), Rows.withProcesses(150, 160), 2))
        .first()
        .asString()
        .startsWith("Parallel loses")
        .contains("100 ms serially", "2 processes", "150 ms");
    assertThat(Remarks.on(work(Work.Kind.TINY), Rows.withProcesses(50, 60), 2))
        .first()
        .asString()
        .doesNotContain("loses")
        .contains("2 processes, 2.00 times as fast");
  }

  @Test
  void shouldSayThatWaitersGainBeyondTheCoresOnlyWhereTheyDid() {
    assertThat(Remarks.on(work(Work.Kind.WAITING), Rows.withProcesses(50, 12.5), 2))
        .anyMatch(remark -> remark.contains("8 workers on 2 cores still gain"));
    assertThat(Remarks.on(work(Work.Kind.WAITING), Rows.withProcesses(50, 60), 2))
        .noneMatch(remark -> remark.contains("still gain"));
  }

  @Test
  void shouldNameTheCoresAsTheLimitOfWhatComputes() {
    assertThat(Remarks.on(work(Work.Kind.CPU), Rows.withProcesses(50, 51), 2))
        .anyMatch(remark -> remark.contains("number of cores (2): 8 processes"));
    assertThat(Remarks.on(work(Work.Kind.CPU), Rows.withProcesses(50, 13), 8))
        .noneMatch(remark -> remark.contains("limit"));
  }

  @Test
  void shouldTellWhatTheStartCost() {
    assertThat(Remarks.on(work(Work.Kind.CPU), Rows.withProcesses(50, 51), 2))
        .anyMatch(remark -> remark.contains("400 ms longer than warm"));
  }
}
