package mpj.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import mpj.app.terminal.CapturedScreen;
import mpj.lessons.demo.Course;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What bash offers when Tab is pressed. */
@Timeout(60)
final class CompletionScriptTest {
  @TempDir private Path folder;

  @BeforeEach
  void write() throws Exception {
    CapturedScreen captured = CapturedScreen.page(80);
    new CommandTree(captured.screen(), Course::lessons).execute("completion");
    Files.writeString(folder.resolve("script"), captured.output());
    Files.writeString(folder.resolve("a-file"), "");
  }

  /** Returns what is offered at the end of a line. */
  private List<String> offered(String line) throws Exception {
    var bash =
        new ProcessBuilder(
                "bash",
                "--norc",
                "-c",
                "ZSH_VERSION=; . ./script; COMP_LINE=$1; COMP_POINT=${#1}; _mpj;"
                    + " printf '%s\\n' \"${COMPREPLY[@]}\"",
                "bash",
                line)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    bash.waitFor();
    return said.lines().filter(offer -> !offer.isEmpty()).toList();
  }

  @Test
  void shouldOfferTheCommandsForEverybody() throws Exception {
    assertThat(offered("mpj ")).contains("lesson", "check").doesNotContain("dev");
    assertThat(offered("mpj less")).containsExactlyInAnyOrder("lessons", "lesson");
  }

  @Test
  void shouldOfferTheDemosOfTheLessonAndTheSettingsOfTheDemoAlone() throws Exception {
    assertThat(offered("mpj lesson ")).contains("1", "7", "--run");
    assertThat(offered("mpj lesson 4 --run ")).contains("lock", "--set").doesNotContain("weight");
    assertThat(offered("mpj lesson 4 --run=lo")).containsExactly("lock");
    assertThat(offered("mpj lesson 4 --run race lo")).containsExactly("lock");
    assertThat(offered("mpj lesson 1 --run cpu-bound --seed 3 --set "))
        .containsExactly("workers=", "thousands=");
    assertThat(offered("mpj lesson 4 --source lo")).containsExactly("lock");
    assertThat(offered("mpj lesson 4 --start-method s")).containsExactly("spawn");
  }

  @Test
  void shouldOfferExercisesAndWorksAndFilesWhereThoseAreMeant() throws Exception {
    for (String command : List.of("check", "hint", "watch", "reset")) {
      assertThat(offered("mpj " + command + " acc")).containsExactly("account");
      assertThat(offered("mpj " + command + " a-f")).isEmpty();
    }
    assertThat(offered("mpj bench --work pr")).containsExactly("primes");
    assertThat(offered("mpj bench --work primes,te")).containsExactly("primes,text");
    assertThat(offered("mpj bench scaling --subject qu")).containsExactly("queue");
    assertThat(offered("mpj repl a-")).containsExactly("a-file");
    assertThat(offered("mpj lesson 4 --run lock --html a-")).containsExactly("a-file");
    assertThat(offered("mpj bench compare a-file a-")).containsExactly("a-file");
  }
}
