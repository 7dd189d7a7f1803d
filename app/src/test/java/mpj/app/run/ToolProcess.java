package mpj.app.run;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The tool in a JVM of its own, as a user starts it. */
public final class ToolProcess implements AutoCloseable {
  private static final Duration DEADLINE = Duration.ofSeconds(60);

  private final Path errors;
  private final Process process;
  private final BufferedReader output;

  private ToolProcess(List<String> jvmOptions, List<String> arguments) throws IOException {
    errors = Files.createTempFile("tool", ".err");
    var builder =
        new ProcessBuilder(ToolCommand.of(jvmOptions, arguments)).redirectError(errors.toFile());
    builder.redirectInput(new File("/dev/null"));
    process = builder.start();
    output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  public static ToolProcess start(String... arguments) throws IOException {
    return new ToolProcess(List.of(), List.of(arguments));
  }

  public static ToolProcess startWith(List<String> jvmOptions, String... arguments)
      throws IOException {
    return new ToolProcess(jvmOptions, List.of(arguments));
  }

  public long pid() {
    return process.pid();
  }

  /** Reads until a demo's first line, which begins with a time; fails at the end of output. */
  public void awaitFirstLine() throws Exception {
    within(() ->
        output
            .lines()
            .filter(line -> line.matches(" *\\d+\\.\\d{3} .*"))
            .findFirst()
            .orElseThrow(() -> new AssertionError("no line of a demo was written")));
  }

  /** Waits until it has so many child processes; fails if it ends before, or the time is up. */
  public void awaitChildren(int count) {
    Instant end = Instant.now().plus(DEADLINE);
    while (process.children().count() < count) {
      if (!process.isAlive() || Instant.now().isAfter(end)) {
        throw new AssertionError("never had children=" + count);
      }
      LockSupport.parkNanos(5_000_000);
    }
  }

  /** Reads what is left of its output. */
  public String output() throws Exception {
    return within(() -> String.join("\n", output.lines().toList()));
  }

  public String errors() throws IOException {
    return Files.readString(errors);
  }

  /** Waits for its end and returns the exit code. */
  public int exitCode() throws InterruptedException {
    if (!process.waitFor(DEADLINE.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("still running after " + DEADLINE);
    }
    return process.exitValue();
  }

  public List<ProcessHandle> descendants() {
    return process.descendants().toList();
  }

  public void signal(String name) throws Exception {
    new ProcessBuilder("kill", "-" + name, String.valueOf(pid())).start().waitFor();
  }

  /** Waits until none of these processes is left, at most for {@code limit}. */
  public static boolean allGone(List<ProcessHandle> processes, Duration limit) {
    Instant end = Instant.now().plus(limit);
    while (processes.stream().anyMatch(ToolProcess::runs) && Instant.now().isBefore(end)) {
      LockSupport.parkNanos(1_000_000);
    }
    return processes.stream().noneMatch(ToolProcess::runs);
  }

  /** One that only waits for init to take note of its end does not run. */
  private static boolean runs(ProcessHandle process) {
    if (!process.isAlive()) {
      return false;
    }
    try {
      String status = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
      return status.charAt(status.lastIndexOf(')') + 2) != 'Z';
    } catch (NoSuchFileException e) {
      return !Files.exists(Path.of("/proc/self/stat")); // no Linux
    } catch (IOException e) {
      return false; // it ended while it was looked at
    }
  }

  private static <T> T within(Callable<T> reading) throws Exception {
    return CompletableFuture.supplyAsync(
            () -> {
              try {
                return reading.call();
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            })
        .get(DEADLINE.toSeconds(), TimeUnit.SECONDS);
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly();
    Files.deleteIfExists(errors);
  }
}
