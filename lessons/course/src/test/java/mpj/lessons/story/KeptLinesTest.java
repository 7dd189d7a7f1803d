package mpj.lessons.story;

import static org.assertj.core.api.Assertions.assertThat;

import mpj.multiprocessing.trace.Actor;
import mpj.multiprocessing.trace.OutputLine;
import org.junit.jupiter.api.Test;

final class KeptLinesTest {
  private static final Actor WHO = new Actor("Process-1", 4711);

  private static OutputLine line(String text) {
    return new OutputLine(0, WHO, false, text);
  }

  private static String text(NotedLine line) {
    return line.line().text();
  }

  @Test
  void shouldKeepTheFirstAndTheLastOfManyLinesAndCountTheOthers() {
    var kept = new KeptLines();
    for (int i = 0; i < 1_000_000; i++) {
      kept.add(line("line " + i));
    }
    assertThat(text(kept.all().getFirst())).isEqualTo("line 0");
    assertThat(text(kept.all().getLast())).isEqualTo("line 999999");
    assertThat(kept.all().size() + kept.leftOut()).isEqualTo(1_000_000);
    assertThat(kept.leftOut()).isPositive();
  }

  @Test
  void shouldKeepFewOfLongLines() {
    var kept = new KeptLines();
    String text = "x".repeat(3_000_000);
    for (int i = 0; i < 100; i++) {
      kept.add(line(text));
    }
    assertThat(kept.all()).hasSizeLessThan(5);
    assertThat(kept.leftOut()).isGreaterThan(95);
  }
}
