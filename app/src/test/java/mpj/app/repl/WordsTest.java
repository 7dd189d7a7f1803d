package mpj.app.repl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rule that tells commands from Java. */
final class WordsTest {
  private static final Set<String> COMMANDS = Set.of("run", "check", "help");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "check.size()",
        "check()",
        "check=1",
        "int check = 1;",
        "checks",
        "run\n1",
        "//run"
      })
  void shouldLeaveToJavaWhatIsNoCommand(String line) {
    assertThat(Words.of(line, COMMANDS, Set.of())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"check", " check ", "check;", "mpj check", "/check"})
  void shouldTakeACommand(String line) {
    assertThat(Words.of(line, COMMANDS, Set.of())).get().extracting(Words::name).isEqualTo("check");
  }

  @Test
  void shouldPreferANameThatWasTypedExceptAfterASlash() {
    Set<String> typed = Set.of("check");
    assertThat(Words.of("check", COMMANDS, typed)).isEmpty();
    assertThat(Words.of("check + 1", COMMANDS, typed)).isEmpty();
    assertThat(Words.of("/check 3", COMMANDS, typed))
        .contains(new Words(true, "check", List.of("3")));
  }

  @Test
  void shouldSplitAtBlanksButNotWithinQuotes() {
    assertThat(Words.split(" run \"a b\" 'c d' --set=x ''"))
        .containsExactly("run", "a b", "c d", "--set=x", "");
  }
}
