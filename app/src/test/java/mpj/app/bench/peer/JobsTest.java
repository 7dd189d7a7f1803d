package mpj.app.bench.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import mpj.app.bench.work.Work;
import mpj.app.bench.work.Works;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The same jobs by Python's multiprocessing. */
@Timeout(120)
class JobsTest {
  private static Jobs python() throws InterruptedException {
    try {
      return Jobs.start("python3");
    } catch (PeerException e) {
      return abort("there is no python3 to compare with");
    }
  }

  private static long ours(Work work, int parts) throws Exception {
    long sum = 0;
    for (int part = 0; part < parts; part++) {
      sum += work.part().apply(part);
    }
    return sum;
  }

  @Test
  void shouldComeToTheSameResultsAsOurs() throws Exception {
    try (Jobs jobs = python()) {
      for (Work work : Works.all()) {
        String how = work.name().equals("tiny") ? "processes-cold" : "serial";
        Jobs.Done done = jobs.run(work.name(), how, 1).orElseThrow();
        assertThat(done.result()).as(work.name()).isEqualTo(ours(work, done.parts()));
        assertThat(done.parts()).isLessThanOrEqualTo(work.parts());
        assertThat(done.startMillis() + done.busyMillis()).isPositive().isLessThan(done.millis());
      }
      assertThat(jobs.run("no-such-work", "serial", 1)).isEmpty();
    }
  }

  @Test
  void shouldScaleTheWorkButNotTheStart() {
    Jobs.Done whole = new Jobs.Done(150, 100, 40, 7, 8).scaledTo(16);

    assertThat(whole.millis()).isEqualTo(200);
    assertThat(whole.startMillis()).isEqualTo(100);
    assertThat(whole.busyMillis()).isEqualTo(80);
  }
}
