package mpj.app.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import mpj.app.terminal.CapturedScreen;
import mpj.app.terminal.Glyphs;
import mpj.app.terminal.ProcessColours;
import mpj.app.terminal.ScreenFacts;
import mpj.app.terminal.Text;
import mpj.lessons.story.timeline.Told;
import mpj.multiprocessing.trace.EventKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LaneChartTest {
  private static List<String> drawn(Told story, ScreenFacts facts) {
    CapturedScreen captured = new CapturedScreen(facts);
    return new LaneChart(captured.screen(), story.timeline(), new ProcessColours())
        .draw().stream().map(Text::toString).toList();
  }

  @Test
  void shouldDrawALaneForEachProcess() {
    assertThat(drawn(Told.story(), ScreenFacts.page(57)))
        .startsWith(
            "MainProcess  ────────────────────────········────────  ",
            "                                         1",
            "Process-1    ░░░░░░░░A███████████────                  0",
            "                                   1",
            "Process-2        ░░░░░░░░────a···A███████████          -9",
            "             |0                  |50 ms");
  }

  @Test
  void shouldDrawTheSameInAscii() {
    String all =
        String.join(
            "\n", drawn(Told.story(), new ScreenFacts(57, false, Glyphs.ASCII, false, false)));
    assertThat(all).contains("Process-2        ::::::::----a...A###########").isASCII();
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 80, 120, 200})
  void shouldFitThePage(int columns) {
    assertThat(drawn(Told.story(), ScreenFacts.page(columns)))
        .allMatch(line -> line.length() <= columns);
  }

  @Test
  void shouldFoldFiftyLanes() {
    Told story = new Told();
    for (int child = 1; child <= 50; child++) {
      story.child("Process-" + child, 0, 20, 80, 0);
    }
    List<String> lines = drawn(story, ScreenFacts.page(80));
    assertThat(lines.stream().filter(line -> line.startsWith("Process-"))).hasSize(9);
    assertThat(lines.stream().filter(line -> line.startsWith("+41 more"))).hasSize(1);
  }

  @Test
  void shouldSumUpWhatIsTooMuchToNumber() {
    Told story = new Told().child("Process-1", 0, 5, 90, 0);
    for (int item = 0; item < 30; item++) {
      story.at(10 + item).does("MainProcess", EventKind.QUEUE_PUT, "Queue-1", null, 0, item);
      story.at(50 + item).does("Process-1", EventKind.QUEUE_GOT, "Queue-1", null, 0, item);
    }
    assertThat(drawn(story, ScreenFacts.page(80)))
        .contains("30 items of Queue-1: MainProcess → Process-1, at most 30 in it");
  }

  @Test
  void shouldShowHoldsHoweverShort() {
    Told story =
        new Told()
            .at(33)
            .does("MainProcess", EventKind.LOCK_ACQUIRED, "Lock-1")
            .at(33)
            .does("MainProcess", EventKind.LOCK_RELEASED, "Lock-1");
    assertThat(drawn(story, ScreenFacts.page(80)).getFirst().chars().filter(c -> c == 'A').count())
        .as(drawn(story, ScreenFacts.page(80)).stream().collect(Collectors.joining("\n")))
        .isEqualTo(1);
  }
}
