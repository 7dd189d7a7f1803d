package mpj.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import mpj.app.terminal.CapturedScreen;
import mpj.lessons.demo.DemoEntry;
import mpj.lessons.demo.Lesson;
import mpj.lessons.demo.Notes;
import mpj.lessons.demo.Stage;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

final class DevCheckCommandTest {
  private final CapturedScreen captured = CapturedScreen.page(80);

  @Test
  void shouldSayHowToRepeatWhatFailed() {
    int code = check("4", "--sample", "--seed", "12");
    assertThat(code).isOne();
    assertThat(captured.lines().getFirst()).contains("seed=12");
    assertThat(captured.output())
        .containsPattern("failed  4/broken seed=1: nothing was shown")
        .containsPattern("demos of lesson 4: runs=1 seconds=[0-9.]+, problems=[1-9]");
    assertThat(captured.lines().getLast())
        .isEqualTo("to repeat what failed: mpj dev check 4/broken --sample --seed 12");
  }

  private int check(String... arguments) {
    var lesson = new Lesson(4, "Four", "Teaches.", List.of(broken()));
    return new CommandLine(new DevCheckCommand(captured.screen(), () -> List.of(lesson)))
        .execute(arguments);
  }

  private static DemoEntry broken() {
    return new DemoEntry(
        "broken",
        4,
        "shows nothing",
        List.of(),
        () -> _ -> IO.println("a line"),
        ShowsNothing::new,
        "mpj/lessons/lesson4/LockDemo.java");
  }

  private static final class ShowsNothing extends Notes {
    ShowsNothing(Stage stage) {
      super(stage);
      note("a line", _ -> "a note");
      expect(() -> false, () -> "nothing was shown");
      predict("How many lines are written?", () -> run().lines().size());
      seen(() -> "Nothing.");
    }
  }
}
