package mpj.lessons.lesson4;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import mpj.lessons.demo.RealRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SemaphoreDemoRunTest {
  @Test
  void shouldNeverHaveMoreInsideThanThereArePlaces() throws Exception {
    RealRun run = RealRun.of(4, "semaphore", Map.of());
    assertThat(run.problems()).isEmpty();
    assertThat(run.run().children()).hasSize(10);
    // What a process says inside, it says between taking its place and giving it back.
    int inside = 0;
    int most = 0;
    for (var line : run.run().lines()) {
      inside += line.text().startsWith("has") ? 1 : line.text().startsWith("leaves") ? -1 : 0;
      most = Math.max(most, inside);
    }
    assertThat(most).isEqualTo(2);
    assertThat(inside).isZero();
  }

  @Test
  void shouldNeedNoWaitWhereThereIsAPlaceForEach() throws Exception {
    RealRun run = RealRun.of(4, "semaphore", Map.of("processes", 3, "places", 3));
    assertThat(run.problems()).isEmpty();
  }
}
