package mpj.lessons.lesson1;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import mpj.lessons.demo.RealRun;
import mpj.multiprocessing.trace.ProcessRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CountdownDemoRunTest {
  @Test
  void shouldCountDownFromTenAndFromTwentyAtOnce() throws Exception {
    RealRun run = RealRun.of(1, "countdown", Map.of());
    assertThat(run.problems()).isEmpty();
    assertThat(run.run().lines()).hasSize(30);
    List<ProcessRecord> children = run.run().children();
    Set<List<String>> counted =
        children.stream().map(child -> run.run().texts(child.pid())).collect(Collectors.toSet());
    assertThat(counted).containsExactlyInAnyOrder(downFrom(10), downFrom(20));
    ProcessRecord first = children.getFirst();
    ProcessRecord second = children.getLast();
    assertThat(first.startNanos()).isLessThan(second.endNanos());
    assertThat(second.startNanos()).isLessThan(first.endNanos());
  }

  @Test
  void shouldCountFromWhereTheSettingsSay() throws Exception {
    RealRun run = RealRun.of(1, "countdown", Map.of("from", 7, "second", 8));
    assertThat(run.problems()).isEmpty();
    assertThat(run.run().lines()).hasSize(15);
  }

  private static List<String> downFrom(int from) {
    return IntStream.iterate(from, n -> n >= 1, n -> n - 1).mapToObj(String::valueOf).toList();
  }
}
