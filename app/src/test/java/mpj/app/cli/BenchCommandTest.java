package mpj.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import mpj.app.terminal.Screen;
import mpj.app.terminal.ScreenFacts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class BenchCommandTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Screen screen =
      new Screen(
          ScreenFacts.page(80),
          new PrintStream(out, true, StandardCharsets.UTF_8),
          new PrintStream(err, true, StandardCharsets.UTF_8));

  private CommandLine command() {
    var handlers = new ErrorHandlers(screen, "test");
    return new CommandLine(new BenchCommand(screen))
        .setParameterExceptionHandler(handlers)
        .setExecutionExceptionHandler(handlers);
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--workers 0 | --workers=0: give a whole number from 1 to 256",
        "--workers -1 | --workers=-1: give a whole number from 1 to 256",
        "--workers 257 | --workers=257: give a whole number from 1 to 256",
        "--workers many | --workers=many: give a whole number from 1 to 256",
        "--workers 99999999999 | --workers=99999999999: give a whole number",
        "--repeat 0 | --repeat=0: give a whole number from 1 to 100",
        "--repeat 101 | --repeat=101: give a whole number from 1 to 100",
        "--work prime | unknown work 'prime'; did you mean primes?",
        "--work xyz | --work takes primes, pi, text, wait, tiny",
        "--work tiny,pie | unknown work 'pie'; did you mean pi?",
        "--wrokers 2 | did you mean --workers?",
        "primitives --keys lock_2proc_ops_s | did you mean lock_2procs_ops_s?",
        "primitives --keys nothing | unknown key 'nothing'; --keys takes what",
        "primitives --keys queue_*,nothing* | unknown key 'nothing*'; --keys takes what",
        "primitives --repeat 0 | --repeat=0",
        "primitives --repeat x | --repeat=x",
        "primitivs | unknown command primitivs; did you mean primitives?",
        "xyzzy | unknown command xyzzy; use primitives, scaling, compare",
        "--html /no/such/page | there is no folder to write to: --html=/no/such/page",
        "--html p primitives | --html does not go with primitives",
        "scaling --processes 0 | --processes=0: give a whole number from 1 to 64",
        "scaling --subject lok | unknown subject 'lok'; did you mean lock?",
        "scaling --subject x | --subject takes lock, queue, pool, manager",
        "scaling --repeat no | --repeat=no: give a whole number from 1 to 100",
        "--workers 4 scaling | --workers does not go with scaling; it takes --processes and",
        "--against | --against needs a value: PYTHON",
        "--workers 2 primitives | --workers does not go with primitives",
        "--work pi primitives | --work does not go with primitives",
        "--repeat 0 primitives | --repeat=0"
      })
  void shouldAnswerBadInputWithOneLineThatSaysWhatIsPossible(String arguments, String message) {
    int exit = command().execute(arguments.split(" "));

    assertThat(exit).isEqualTo(2);
    assertThat(err()).contains(message).hasLineCount(1).startsWith("mpj: ");
    assertThat(out.size()).isZero();
  }

  @Test
  void shouldListWorksAndKeysInTheHelp() {
    CommandLine bench = command();

    assertThat(bench.getUsageMessage())
        .contains("Works:")
        .containsPattern("tiny +add up the squares");
    assertThat(bench.getSubcommands().get("primitives").getUsageMessage())
        .contains("Keys:")
        .contains("lock_4procs_ops_s")
        .contains("lower is better", "primes_speedup");
    assertThat(bench.getSubcommands().get("scaling").getUsageMessage())
        .contains("Subjects:")
        .containsPattern("queue +each process puts an int");
  }
}
