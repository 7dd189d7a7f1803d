package mpj.multiprocessing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.tools.ToolProvider;

/** Programs that tests compile, and that they run to their end in a process of their own. */
public final class Program {
  /** A deadline that only a hang reaches. The tests' own timeouts should be longer. */
  private static final Duration DEADLINE = Duration.ofSeconds(100);

  /** How a program ended, and what it printed. */
  public record End(long pid, int exitCode, List<String> lines) {}

  /** Returns where the library's classes are. */
  public static Path library() {
    try {
      var place = ChildProcess.class.getProtectionDomain().getCodeSource().getLocation();
      return Path.of(place.toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  /** Does what {@code javac} does with these arguments, and fails if there is an error. */
  public static void compile(String... arguments) {
    var messages = new ByteArrayOutputStream();
    int code = ToolProvider.getSystemJavaCompiler().run(null, messages, messages, arguments);
    assertThat(code).as("javac's exit code; it printed: %s", messages.toString(UTF_8)).isZero();
  }

  /** Runs a program that has to end with exit code 0. Returns what it printed. */
  public static List<String> lines(ProcessBuilder builder)
      throws IOException, InterruptedException {
    End end = run(builder);
    assertThat(end.exitCode()).as("exit code; it printed: %s", end.lines()).isZero();
    return end.lines();
  }

  /**
   * Runs a program with an empty input to its end. Its output goes to a file and not into a pipe:
   * then it never waits for a reader, and no process that it leaves behind holds up the test. Its
   * errors are among the lines if the builder merges both; if it says nothing of them, they are
   * seen among the test's own.
   */
  public static End run(ProcessBuilder builder) throws IOException, InterruptedException {
    return run(builder, DEADLINE);
  }

  /** As {@link #run(ProcessBuilder)}, for a program that has to end within a time of its own. */
  public static End run(ProcessBuilder builder, Duration deadline)
      throws IOException, InterruptedException {
    if (!builder.redirectErrorStream() && builder.redirectError() == Redirect.PIPE) {
      builder.redirectError(Redirect.INHERIT);
    }
    Path output = Files.createTempFile("program", ".out");
    try {
      Process process = builder.redirectOutput(output.toFile()).start();
      try {
        process.getOutputStream().close();
        if (!process.waitFor(deadline)) {
          throw new AssertionError(
              "not ended after %s: command=%s; it printed: %s"
                  .formatted(deadline, builder.command(), read(output)));
        }
      } finally {
        end(process);
      }
      return new End(process.pid(), process.exitValue(), read(output));
    } finally {
      Files.delete(output);
    }
  }

  /** Ends it together with the processes it has started, if it has not ended by itself. */
  private static void end(Process process) throws InterruptedException {
    if (process.isAlive()) {
      List<ProcessHandle> started = process.descendants().toList();
      process.destroyForcibly().waitFor();
      started.forEach(ProcessHandle::destroyForcibly);
    }
  }

  private static List<String> read(Path output) throws IOException {
    return new String(Files.readAllBytes(output), UTF_8).lines().toList();
  }

  private Program() {}
}
