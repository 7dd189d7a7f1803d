package mpj.app.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the shell sees when standard output takes nothing. */
final class LostOutputTest {
  @ParameterizedTest
  @CsvSource({
    "lessons, >/dev/full",
    "--version, >/dev/full",
    "lesson 1 --run countdown-threads --set from=3 --set second=3 --json, >/dev/full",
    "lessons, >&-"
  })
  void shouldSayInOneLineThatOutputIsLost(String typed, String redirection) throws Exception {
    assumeTrue(Files.exists(Path.of("/dev/full")), "there is no /dev/full here");
    Process tool = start("exec \"$@\" " + redirection, typed);
    String errors = new String(tool.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(errors).startsWith("mpj: standard output can't be written: error=");
    assertThat(errors.lines()).hasSize(1);
    assertThat(exitCode(tool)).isEqualTo(4);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"lessons", "lesson 1 --run countdown-threads --set from=3 --set second=3"})
  void shouldEndQuietlyWhenTheReaderIsGone(String typed) throws Exception {
    // The reader goes at once, before anything can be written.
    Process tool = start("{ \"$@\"; echo $? >&2; } | exec true", typed);
    assertThat(new String(tool.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
        .isEqualTo("0\n");
    assertThat(exitCode(tool)).isZero();
  }

  /** Whoever prints: the main process, a child, a worker of a pool; or nobody any more. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "while (true) IO.println(1);",
        "while (true) System.out.print(1 + \"\\n\");",
        "var c = new ChildProcess(() -> { while (true) IO.println(1); }); c.start(); c.join();",
        "try (var p = new Pool(2)) { p.map(x -> { while (true) IO.println(x); }, List.of(1, 1)); }",
        "IO.println(1); Thread.sleep(1_000_000);"
      })
  void shouldEndAScriptWhoseReaderGoes(String script) throws Exception {
    Process tool = start("\"$@\" | head -n 1", "repl");
    try (var input = tool.outputWriter()) {
      input.write(script + "\n");
    }
    assertThat(exitCode(tool)).isZero();
    assertThat(tool.inputReader().lines()).containsExactly("1");
    assertThat(tool.errorReader().lines()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "lesson 4 --run race --times 100000",
        "lesson 4 --run race barrier",
        "bench --repeat 99"
      })
  void shouldEndQuietlyWhenTheReaderGoesInTheMiddle(String typed) throws Exception {
    Process tool = start("\"$@\" | head -n 1", typed);
    assertThat(exitCode(tool)).isZero();
    assertThat(tool.errorReader().lines()).isEmpty();
    assertThat(tool.inputReader().lines()).isNotEmpty();
  }

  private static Process start(String script, String typed) throws Exception {
    var command = new ArrayList<>(List.of("sh", "-c", script, "sh"));
    command.addAll(ToolCommand.of(List.of(), List.of(typed.split(" ", -1))));
    return new ProcessBuilder(command).start();
  }

  private static int exitCode(Process tool) throws InterruptedException {
    assertThat(tool.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return tool.exitValue();
  }
}
