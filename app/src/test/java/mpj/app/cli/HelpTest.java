package mpj.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import mpj.app.Version;
import mpj.app.error.ExitCode;
import mpj.app.terminal.CapturedScreen;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HelpTest {
  @Test
  void shouldShowTheHelpWhereNoCommandIsGiven() {
    Outcome bare = Outcome.of();
    assertThat(bare.exitCode()).isZero();
    assertThat(bare.output())
        .isEqualTo(Outcome.of("--help").output())
        .contains("lessons", "lesson", "bench", "completion", "Exit codes", "143", "--no-color");
  }

  @Test
  void shouldTakeHelpForACommand() {
    assertThat(Outcome.of("help").output()).isEqualTo(Outcome.of("--help").output());
    assertThat(Outcome.of("help", "bench", "compare").output())
        .isEqualTo(Outcome.of("bench", "compare", "--help").output());
  }

  @Test
  void shouldNotNameTheAuthorsCommandsToOthers() {
    assertThat(Outcome.of("frobnicate").errors()).contains("completion").doesNotContain("dev");
  }

  @Test
  void shouldListOnTheFrontPageEveryCommandThereIs() {
    var captured = CapturedScreen.page(80);
    var commands = new CommandTree(captured.screen(), FakeCourse::lessons);
    assertThat(CommandTree.descriptions().keySet()).containsExactlyElementsOf(commands.names());
    for (ExitCode exit : ExitCode.values()) {
      assertThat(Outcome.of("-h").output()).contains("\n  " + exit.code() + " ");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {20, 40, 80, 120})
  void shouldFitTheFrontPageOnThePage(int columns) {
    Outcome outcome = Outcome.on(CapturedScreen.page(columns), "--help");
    assertThat(outcome.screen().widest()).isLessThanOrEqualTo(columns);
  }

  @ParameterizedTest
  @ValueSource(ints = {20, 40, 54, 55, 80, 120})
  void shouldFitThePage(int columns) {
    for (String command :
        new String[] {
          "lessons",
          "lesson",
          "lesson 4",
          "bench",
          "bench primitives",
          "bench scaling",
          "bench compare",
          "completion"
        }) {
      String[] typed = (command + " --help").split(" ");
      Outcome outcome = Outcome.on(CapturedScreen.page(columns), typed);
      assertThat(outcome.exitCode()).isZero();
      assertThat(outcome.screen().widest()).isLessThanOrEqualTo(columns);
      assertThat(outcome.output().replaceAll("\\s+", " "))
          .contains("Usage: mpj " + command.replace(" 4", ""))
          .contains("Write no colours, as where NO_COLOR is set.")
          .doesNotContain("\u001b");
    }
  }

  @Test
  void shouldUseColourOnATerminal() {
    assertThat(Outcome.on(CapturedScreen.terminal(80), "--help").output()).contains("\u001b[");
  }

  @Test
  void shouldListADemosSettings() {
    assertThat(Outcome.of("lesson", "4", "--run", "lock", "--help").output())
        .contains("Settings of lock:", "processes=10", "how many processes want it (2 to 50)")
        .doesNotContain("Settings of failing");
    assertThat(Outcome.of("lesson", "4", "--help").output())
        .contains("Settings of lock:", "Settings of failing:");
    assertThat(Outcome.of("lesson", "2", "--help").exitCode()).isZero();
    assertThat(Outcome.of("lesson", "--help").output()).doesNotContain("Settings of");
  }

  @Test
  void shouldAnswerTheVersionOfTheBuild() throws IOException {
    String pom = Files.readString(Path.of("pom.xml"));
    assertThat(pom).contains("<version>" + Version.NUMBER + "</version>");
    assertThat(Outcome.of("--version").output()).isEqualTo(Version.line() + "\n");
  }

  @Test
  void shouldPrintACompletionScript() {
    Outcome outcome = Outcome.of("completion");
    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.output()).startsWith("#!").contains("complete -F", "--run", "lessons");
  }
}
