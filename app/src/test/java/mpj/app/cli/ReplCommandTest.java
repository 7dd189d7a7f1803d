package mpj.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import mpj.multiprocessing.ProcessTree;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scripts: what they print, where they stop, and their exit codes. */
final class ReplCommandTest {
  private final ClassLoader loader = Thread.currentThread().getContextClassLoader();

  @TempDir private Path folder;

  @AfterEach
  void end() {
    ProcessTree.shutdown();
    Thread.currentThread().setContextClassLoader(loader);
  }

  private Outcome run(String script) throws IOException {
    Path file = Files.writeString(folder.resolve("one.jsh"), script);
    return Outcome.of("repl", file.toString());
  }

  @Test
  void shouldPrintWhatTheCodePrintsAndWaitForItsProcesses() throws IOException {
    Outcome outcome =
        run(
            """
            // A comment, and a piece of several lines
            record Point(int x, int y) {
              int sum() { return x + y; }
            }
            var points = new Queue<Point>();
            new ChildProcess(() -> IO.println("late " + points.get().sum())).start();
            1 + 1
            IO.print("main");
            points.put(new Point(3, 4));
            """);

    assertThat(outcome.output()).isEqualTo("mainlate 7\n");
    assertThat(outcome.errors()).isEmpty();
    assertThat(outcome.exitCode()).isZero();
  }

  @Test
  void shouldStopAtTheFirstPieceThatFails() throws IOException {
    Outcome outcome =
        run(
            """
            IO.println("before");
            int f() {
              return missing;
            }
            f()
            IO.println("after");
            """);

    assertThat(outcome.output()).isEqualTo("before\n");
    assertThat(outcome.errors()).contains("variable missing", "line=5");
    assertThat(outcome.exitCode()).isEqualTo(1);
  }

  @Test
  void shouldReadOnWhereJavaReadsOn() throws IOException {
    String script =
        """
        var sum = 1
          + 2
        if (sum > 3) { IO.println("no"); }
        else { IO.println("else"); }
        if (sum > 3) IO.println("no");
        // a comment, and an empty line

        else IO.println("else without braces");
        try { throw new Error(); }
        catch (Error e) { IO.println("caught"); }
        finally { IO.println("finally"); }
        var list = List.of(sum)
            .stream()
            .map(x -> x * 2)
            .toList();
        IO.println(list)
        @FunctionalInterface
        interface Twice { int of(int x); }
        @SuppressWarnings({"unchecked", "rawtypes"})
        Twice twice = x -> 2 * x;
        int i = 1;
        ++i
        -i
        IO.println(twice.of(i))
        """;
    String expected = "else\nelse without braces\ncaught\nfinally\n[6]\n4\n";

    assertThat(run(script).output()).isEqualTo(expected);
    assertThat(run("\uFEFF" + script.replace("\n", "\r\n")).output()).isEqualTo(expected);
  }

  @Test
  void shouldNameTheLineOfAScriptThatIsNotUtf8() throws IOException {
    Path file = folder.resolve("latin.jsh");
    Files.write(file, "IO.println(1);\n// f\u00fcr\n".getBytes(StandardCharsets.ISO_8859_1));

    Outcome outcome = Outcome.of("repl", file.toString());

    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.errors()).contains("not UTF-8", "line=2");
  }

  @Test
  void shouldFailWithACommandAndRefuseAFileThatIsNoScript() throws IOException {
    assertThat(run("lesson 99\n").exitCode()).isEqualTo(1);
    assertThat(Outcome.of("repl", folder.toString()).exitCode()).isEqualTo(2);
  }
}
