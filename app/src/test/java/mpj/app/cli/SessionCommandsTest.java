package mpj.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import mpj.app.terminal.CapturedScreen;
import mpj.lessons.demo.Course;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a session offers after the words of a command. */
final class SessionCommandsTest {
  private final SessionCommands commands =
      new SessionCommands(() -> CapturedScreen.page(80).screen(), Course::lessons);

  @Test
  void shouldOfferExercisesWhereACommandTakesOne() {
    for (String command : List.of("exercise", "check", "watch", "hint", "solution", "reset")) {
      assertThat(commands.following(List.of(command))).contains("account", "times");
    }
    assertThat(commands.following(List.of("check", "account")))
        .contains("--all")
        .doesNotContain("account");
    assertThat(commands.following(List.of("progress"))).doesNotContain("account");
  }

  @ParameterizedTest
  @CsvSource({
    "lesson 4 --run lock, true",
    "lesson 4, false",
    "lesson 4 --run --help, false",
    "check --nonsense, false",
    "bench --work tiny, true",
    "bench --help, false",
    "bench primitives, true",
    "bench scaling, true",
    "bench compare a b, false",
    "check 4, true",
    "watch, true",
    "hint, false",
    "dev check, true"
  })
  void shouldGiveACommandThatStartsProcessesAJvmOfItsOwn(String typed, boolean starts) {
    assertThat(commands.startsProcesses(List.of(typed.split(" ")))).isEqualTo(starts);
  }

  @Test
  void shouldOfferLessonsAndTheirDemos() {
    assertThat(commands.following(List.of("lesson"))).contains("4", "--run");
    assertThat(commands.following(List.of("lesson", "4", "--run"))).contains("barrier");
    assertThat(commands.following(List.of("run"))).contains("barrier", "4/barrier");
  }

  @Test
  void shouldOfferTheDemosOfTheLessonAndTheSettingsOfTheDemoAlone() {
    assertThat(commands.following(List.of("lesson", "4", "--run")))
        .contains("lock", "race")
        .doesNotContain("countdown");
    assertThat(commands.following(List.of("lesson", "1", "--run", "weight")))
        .contains("countdown", "--set")
        .doesNotContain("weight", "lock");
    assertThat(commands.following(List.of("lesson", "1", "--run", "cpu-bound", "--set")))
        .containsExactly("workers=", "thousands=");
    assertThat(commands.following(List.of("bench", "--work"))).contains("primes", "tiny");
    assertThat(commands.following(List.of("bench", "scaling", "--subject"))).contains("lock");
  }
}
