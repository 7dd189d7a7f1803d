package mpj.lessons.lesson1;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import mpj.lessons.demo.RealRun;
import mpj.lessons.story.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The demos of lesson 1 as they run, but for {@code countdown}, which has a test of its own. */
@Timeout(60)
class Lesson1RunTest {
  private static RealRun run(String name, Map<String, Integer> chosen) throws Exception {
    RealRun run = RealRun.of(1, name, chosen);
    assertThat(run.problems()).isEmpty();
    return run;
  }

  private static FourWays measured(RealRun run, String results) {
    var told = new Run();
    run.run().lines().forEach(told::line);
    return new FourWays(told, results);
  }

  @Test
  void shouldCountDownByThreadsOfOneProcess() throws Exception {
    RealRun run = run("countdown-threads", Map.of("from", 3, "second", 4));
    assertThat(run.lines("thread-1: ")).hasSize(3);
    assertThat(run.lines("thread-2: "))
        .hasSize(4)
        .allMatch(line -> line.process().pid() == ProcessHandle.current().pid());
  }

  @Test
  void shouldComputeFourWays() throws Exception {
    RealRun run = run("cpu-bound", Map.of("workers", 2, "thousands", 200));
    assertThat(measured(run, "primes").ways())
        .allMatch(way -> way.results() == 2 * 17_984); // the primes below 200,000
    assertThat(run.run().children()).hasSize(2);
  }

  @Test
  void shouldWaitFourWays() throws Exception {
    RealRun run = run("io-bound", Map.of("requests", 2, "pause", 50));
    FourWays measured = measured(run, "answers");
    assertThat(measured.measured(FourWays.SERIAL).millis()).isBetween(100L, 1000L);
    assertThat(measured.ways()).allMatch(way -> way.millis() >= 50 && way.results() == 2);
  }

  @Test
  void shouldGoOnWhereOthersComeToGrief() throws Exception {
    RealRun run = run("isolation", Map.of("heap", 8, "code", 3));
    assertThat(run.lines("halting ended with 3")).hasSize(1);
    assertThat(run.lines("main is there, and sibling ended with 0")).hasSize(1);
  }

  @Test
  void shouldWeighAThreadAndAProcess() throws Exception {
    RealRun run = run("weight", Map.of("starts", 1, "switches", 100));
    assertThat(run.lines("start and end: thread ")).hasSize(1);
    assertThat(run.run().children()).hasSize(3);
  }
}
