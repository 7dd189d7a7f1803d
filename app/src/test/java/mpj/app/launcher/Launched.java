package mpj.app.launcher;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A launcher that was started, and what it has said so far. */
final class Launched implements AutoCloseable {
  private static final long DEADLINE_SECONDS = 60;
  private static final String END = "(end)";

  private final Process process;
  private final BlockingQueue<String> output = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();

  private Launched(Process process) {
    this.process = process;
    read(process.inputReader(), output);
    read(process.errorReader(), messages);
  }

  static Launched start(ProcessBuilder launcher) throws IOException {
    return new Launched(launcher.start());
  }

  private static void read(BufferedReader from, BlockingQueue<String> to) {
    Thread.ofVirtual()
        .start(() -> {
          try (from) {
            from.lines().forEach(to::add);
          } catch (IOException | java.io.UncheckedIOException e) {
            to.add("unreadable: " + e);
          }
          to.add(END);
        });
  }

  long pid() {
    return process.pid();
  }

  int exitCode() throws InterruptedException {
    if (!process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("the launcher did not end; it said: " + messages);
    }
    return process.exitValue();
  }

  /** Waits for a line of standard error that contains this. */
  void awaitMessage(String part) throws InterruptedException {
    await(messages, part);
  }

  /** Waits for a line of standard output that contains this. */
  void awaitOutput(String part) throws InterruptedException {
    await(output, part);
  }

  private static void await(BlockingQueue<String> lines, String part) throws InterruptedException {
    String line = lines.poll(DEADLINE_SECONDS, TimeUnit.SECONDS);
    while (line != null && !line.equals(END) && !line.contains(part)) {
      line = lines.poll(DEADLINE_SECONDS, TimeUnit.SECONDS);
    }
    if (line == null || line.equals(END)) {
      throw new AssertionError("never said: " + part);
    }
  }

  /** Returns what standard output had that was not awaited, when it has ended. */
  List<String> output() throws InterruptedException {
    return rest(output);
  }

  /** Returns what standard error had that was not awaited, as one text. */
  String messages() throws InterruptedException {
    return String.join("\n", rest(messages));
  }

  private static List<String> rest(BlockingQueue<String> lines) throws InterruptedException {
    var all = new java.util.ArrayList<String>();
    String line = lines.poll(DEADLINE_SECONDS, TimeUnit.SECONDS);
    while (line != null && !line.equals(END)) {
      all.add(line);
      line = lines.poll(DEADLINE_SECONDS, TimeUnit.SECONDS);
    }
    return all;
  }

  void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, Long.toString(pid())).inheritIO().start().waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
