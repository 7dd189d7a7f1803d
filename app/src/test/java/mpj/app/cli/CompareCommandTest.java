package mpj.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import mpj.app.terminal.Screen;
import mpj.app.terminal.ScreenFacts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** Two recorded documents, compared. */
class CompareCommandTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @TempDir private Path folder;

  private int execute(String... arguments) {
    var screen =
        new Screen(
            ScreenFacts.page(80),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));
    var handlers = new ErrorHandlers(screen, "test");
    return new CommandLine(new BenchCommand(screen))
        .setParameterExceptionHandler(handlers)
        .setExecutionExceptionHandler(handlers)
        .execute(arguments);
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text.replace('\'', '"')).toString();
  }

  private static String key(String key, int median, int min, int max) {
    return "'%s':{'median':%d,'min':%d,'max':%d,'runs':5}".formatted(key, median, min, max);
  }

  private static String keys(String... keys) {
    return "{'keys':{" + String.join(",", keys) + "}}";
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  @Test
  void shouldTellBetterAndWorseOnlyBeyondTheSpreadOfBoth() throws IOException {
    String before =
        file(
            "a.json",
            keys(
                key("lock_2procs_ops_s", 100, 90, 110),
                key("pool_apply_us", 100, 90, 110),
                key("lock_4procs_ops_s", 100, 90, 110),
                key("pipe_roundtrip_us", 100, 90, 110),
                key("barrier4_cycles_s", 100, 90, 110)));
    String after =
        file(
            "b.json",
            keys(
                key("lock_2procs_ops_s", 130, 120, 140),
                key("pool_apply_us", 130, 120, 140),
                key("lock_4procs_ops_s", 80, 70, 90),
                key("pipe_roundtrip_us", 80, 70, 85),
                key("manager_start_ms", 1, 1, 1),
                key("made_up", 1, 1, 1)));

    int exit = execute("compare", before, after);

    assertThat(exit).isEqualTo(1);
    assertThat(out().lines())
        .anyMatch(line -> line.matches("lock_2procs_ops_s +100 +130 +1\\.30 +better"))
        .anyMatch(line -> line.matches("pool_apply_us +100 +130 +1\\.30 +worse"))
        .anyMatch(line -> line.matches("lock_4procs_ops_s +100 +80\\.0 +0\\.800 +same"))
        .anyMatch(line -> line.matches("pipe_roundtrip_us +100 +80\\.0 +0\\.800 +better"))
        .contains("Only in A: barrier4_cycles_s.", "Only in B: manager_start_ms.")
        .contains("Left out, since this mpj has no such key: made_up.")
        .anyMatch(line -> line.startsWith("2 better, 1 worse, 1 same."))
        .allMatch(line -> line.length() <= 80);
    assertThat(err()).isEqualTo("mpj: worse by more than 10 %: pool_apply_us (B / A 1.30)\n");
    assertThat(execute("compare", before, after, "--tolerance", "30")).isZero();
  }

  @Test
  void shouldCompareWholeJobsAndScalingToo() throws IOException {
    String row =
        "{'work':'pi','mode':'processes','workers':2,'medianMs':%d,'minMs':%d,'maxMs':%d,'runs':1}";
    String before = file("a.json", "{'cores':2,'rows':[" + row.formatted(50, 50, 50) + "]}");
    String after = file("b.json", "{'cores':2,'rows':[" + row.formatted(60, 60, 60) + "]}");
    assertThat(execute("compare", before, after)).isEqualTo(1);
    assertThat(out())
        .containsPattern("pi processes 2 +50\\.0 +60\\.0 +1\\.20 +worse")
        .contains("single run");

    String scaling =
        "{'scaling':[{'subject':'lock','processes':4,'median':9,'min':8,'max':9,'runs':3}]}";
    String same = file("c.json", scaling);
    assertThat(execute("compare", same, same)).isZero();
    assertThat(out()).containsPattern("lock 4 +9\\.00 +9\\.00 +1\\.00 +same");
    assertThat(execute("compare", same, before)).isEqualTo(2);
    assertThat(err()).contains("is of bench scaling, B=" + before + " of bench; give two");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "compare | A is missing; see bench compare --help",
        "compare GOOD | B is missing; see bench compare --help",
        "compare GOOD /no/such/file | the file can't be read: B=/no/such/file; make one by",
        "compare GOOD TEXT | not a JSON document: B=",
        "compare GOOD LIST | no document of a bench: B=",
        "compare GOOD EMPTY | no document of a bench: B=",
        "compare GOOD PART | has no min in pool_apply_us; make one by",
        "compare GOOD STRANGE | no key is in both: A=",
        "compare GOOD OTHER | no key is in both: A=",
        "compare GOOD GOOD --tolerance -1 | --tolerance=-1: give a whole number from 0 to 1000",
        "compare GOOD GOOD --tolerance x | --tolerance=x: give a whole number",
        "compare GOOD GOOD GOOD | unexpected argument",
        "--json compare GOOD GOOD | --json does not go with compare; it takes --tolerance",
      })
  void shouldAnswerBadInputWithOneLineThatSaysWhatIsPossible(String arguments, String message)
      throws IOException {
    String typed =
        arguments
            .replace("GOOD", file("good", keys(key("pool_apply_us", 1, 1, 1))))
            .replace("TEXT", file("text", "median 5"))
            .replace("LIST", file("list", "[1, 2]"))
            .replace("EMPTY", file("empty", "{'keys':{}}"))
            .replace("PART", file("part", "{'keys':{'pool_apply_us':{'median':1}}}"))
            .replace("STRANGE", file("strange", keys(key("made_up", 1, 1, 1))))
            .replace("OTHER", file("other", keys(key("manager_start_ms", 1, 1, 1))));

    assertThat(execute(typed.split(" "))).isEqualTo(2);
    assertThat(err()).contains(message).hasLineCount(1).startsWith("mpj: ");
    assertThat(out()).isEmpty();
  }
}
