package mpj.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
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

    assertThat(outcome.output()).isEqualTo("main\nlate 7\n");
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
  void shouldFailWithACommandAndRefuseAFileThatIsNoScript() throws IOException {
    assertThat(run("lesson 99\n").exitCode()).isEqualTo(1);
    assertThat(Outcome.of("repl", folder.toString()).exitCode()).isEqualTo(2);
  }
}
