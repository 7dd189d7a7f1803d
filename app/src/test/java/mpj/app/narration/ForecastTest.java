package mpj.app.narration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import mpj.app.run.DemoRun;
import mpj.app.terminal.CapturedScreen;
import mpj.lessons.demo.Course;
import mpj.lessons.demo.DemoEntry;
import mpj.lessons.demo.Settings;
import mpj.lessons.demo.Stage;
import mpj.lessons.story.Run;
import mpj.multiprocessing.StartMethod;
import mpj.multiprocessing.trace.Actor;
import mpj.multiprocessing.trace.OutputLine;
import mpj.multiprocessing.trace.ProcessRecord;
import org.junit.jupiter.api.Test;

class ForecastTest {
  private static final DemoEntry COUNTDOWN = Course.lessons().getFirst().demos().getFirst();
  private static final String LAST =
      "Process-1 counts down from 10, Process-2 from 20. Which child writes the last line? ";
  private static final String TIME = "How many seconds will it take? ";

  private final CapturedScreen screen = CapturedScreen.terminal(60);

  private List<String> compared(String typed) {
    var in = new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8));
    var forecast = new Forecast(screen.screen(), in);
    var main = new ProcessRecord("MainProcess", 100, 1, 0, 0, OptionalInt.empty());
    var line = new OutputLine(5, new Actor("Process-2", 102), false, "1");
    var settings = new Settings(COUNTDOWN.settings(), Map.of(), 1);
    forecast.ask(COUNTDOWN, settings);
    var run = new Run();
    run.end(List.of(main));
    run.line(line);
    var answers =
        COUNTDOWN.notes().apply(new Stage(run, settings)).predictions().stream()
            .map(asked ->
                new DemoRun.Answered(asked.question(), asked.choices(), asked.outcome().get()))
            .toList();
    return forecast.compare(
        new DemoRun(
            COUNTDOWN,
            settings,
            StartMethod.SPAWN,
            0,
            1_500_000_000,
            run,
            "",
            answers,
            Optional.empty(),
            List.of()));
  }

  @Test
  void shouldPutTheAnswersBesideWhatHappened() {
    assertThat(compared("2\n1,0\n"))
        .containsExactly(
            LAST + "You said Process-2, and so it was.", TIME + "You said 1,0; it was 1.5.");
    assertThat(screen.output().replaceAll("\\s+", " "))
        .contains("1: Process-1,", "2: Process-2 > ");
    assertThat(screen.widest()).isLessThanOrEqualTo(60);
  }

  @Test
  void shouldTakeNoAnswerForAnAnswer() {
    assertThat(compared("\n\n")).containsExactly(LAST + "It was Process-2.", TIME + "It was 1.5.");
  }

  @Test
  void shouldAskAgainWhatIsNoAnswer() {
    assertThat(compared("3\nprocess-1\nsoon\n2\n"))
        .containsExactly(
            LAST + "You said Process-1; it was Process-2.", TIME + "You said 2; it was 1.5.");
    assertThat(screen.errors()).contains("answer=3").contains("answer=soon");
  }

  @Test
  void shouldAskNothingMoreAfterTheEndOfInput() {
    assertThat(compared("1\n"))
        .containsExactly(LAST + "You said Process-1; it was Process-2.", TIME + "It was 1.5.");
  }
}
