package mpj.app.terminal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import mpj.app.run.ToolCommand;

/** The tool on a terminal: keys go in, and what stands on the screen comes out. */
public final class PseudoTerminal implements AutoCloseable {
  private static final Path SCRIPT = Path.of("/usr/bin/script");
  private static final long DEADLINE_SECONDS = 60;

  private final Process process;
  private final OutputStream keys;
  private final Thread reader;
  private final StringBuilder screen = new StringBuilder();

  /** Starts the tool in a JVM of its own, on a terminal of 80 columns without colours. */
  public static PseudoTerminal plain(Map<String, String> environment, String... arguments)
      throws IOException {
    var all = new HashMap<>(environment);
    all.put("TERM", "xterm");
    all.put("NO_COLOR", "1");
    return new PseudoTerminal(80, all, arguments);
  }

  /** Starts the tool in a JVM of its own, on a terminal of so many columns. */
  public PseudoTerminal(int columns, Map<String, String> environment, String... arguments)
      throws IOException {
    var command = new ArrayList<String>();
    command.add("stty cols " + columns + " rows 30; exec");
    command.addAll(ToolCommand.of(List.of("-Dstdout.encoding=UTF-8"), List.of(arguments)));
    String line = String.join(" ", command);
    var builder = new ProcessBuilder(SCRIPT.toString(), "-qfec", line, "/dev/null");
    builder.redirectErrorStream(true).environment().remove("NO_COLOR");
    builder.environment().putAll(environment);
    process = builder.start();
    keys = process.getOutputStream();
    reader = Thread.ofPlatform().daemon().start(this::read);
  }

  public static boolean isPossible() {
    return Files.isExecutable(SCRIPT);
  }

  private void read() {
    var bytes = new byte[4096];
    try (InputStream in = process.getInputStream()) {
      for (int n = in.read(bytes); n >= 0; n = in.read(bytes)) {
        synchronized (this) {
          screen.append(new String(bytes, 0, n, StandardCharsets.UTF_8));
          notifyAll();
        }
      }
    } catch (IOException e) {
      // It has ended.
    }
  }

  /** Forgets what the screen has shown so far. */
  public synchronized void forget() {
    screen.setLength(0);
  }

  /** Forgets what the screen has shown so far, and types. */
  public void type(String text) throws IOException {
    forget();
    keys.write(text.getBytes(StandardCharsets.UTF_8));
    keys.flush();
  }

  /** Waits until the screen has shown these texts, in this order, since the last key. */
  public synchronized void await(String... texts) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE_SECONDS);
    while (!hasShown(texts)) {
      long left = (end - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        throw new AssertionError("never shown: " + List.of(texts) + "; the screen has: " + screen);
      }
      wait(left);
    }
  }

  private boolean hasShown(String... texts) {
    int from = 0;
    for (String text : texts) {
      int at = screen.indexOf(text, from);
      if (at < 0) {
        return false;
      }
      from = at + text.length();
    }
    return true;
  }

  /** Waits for its end and returns all that was written since the last key. */
  public String all() throws InterruptedException {
    exitCode();
    reader.join();
    synchronized (this) {
      return screen.toString();
    }
  }

  /** Waits for its end and returns the exit code. */
  public int exitCode() throws InterruptedException {
    if (!process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("still running; the screen has: " + screen);
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
