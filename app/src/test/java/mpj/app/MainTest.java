package mpj.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import mpj.app.run.ToolProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MainTest {
  /** Packages of libraries that must be loaded only where they are needed. */
  private static final List<String> LIBRARIES =
      List.of("] picocli.", "] tools.jackson.", "] org.jline.", "] org.commonmark.");

  @ParameterizedTest
  @ValueSource(strings = {"--version", "--help"})
  void shouldLoadNoLibraryForItsFirstAnswers(String option) throws Exception {
    try (var tool = ToolProcess.startWith(List.of("-Xlog:class+load:stdout"), option)) {
      List<String> lines = tool.output().lines().toList();
      assertThat(tool.exitCode()).isZero();
      assertThat(lines).filteredOn(line -> line.contains("] mpj.app.Main ")).hasSize(1);
      assertThat(lines).filteredOn(line -> LIBRARIES.stream().anyMatch(line::contains)).isEmpty();
    }
  }

  @Test
  void shouldEndWithTheExitCodeOfTheCommand() throws Exception {
    try (var tool = ToolProcess.start("lesson", "99")) {
      assertThat(tool.output()).isEmpty();
      assertThat(tool.exitCode()).isEqualTo(2);
      assertThat(tool.errors()).startsWith("mpj: unknown lesson 99; ");
    }
  }

  @Test
  void shouldWriteNoEscapeSequenceIntoAPipe() throws Exception {
    try (var tool = ToolProcess.start("lesson", "4")) {
      assertThat(tool.output()).isNotEmpty().doesNotContain("\u001b");
      assertThat(tool.exitCode()).isZero();
    }
  }
}
