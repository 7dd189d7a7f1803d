package mpj.multiprocessing.internal.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A main process in a session and process group of its own, as a shell in a terminal starts it: all
 * its processes are known by that, those too that were only just forked, and a signal can be sent
 * to all at once.
 */
final class Session implements AutoCloseable {
  private static final Path MEMORY = Path.of("/dev/shm");

  private final Process root;
  private final BufferedReader out;
  private final Path errors;

  private Session(Process root, Path errors) {
    this.root = root;
    this.out = root.inputReader();
    this.errors = errors;
  }

  /** Starts a main process, whose errors go to a file. */
  static Session start(Path errors, String mainClass, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("setsid"));
    command.addAll(CommandLine.of(JvmSettings.NONE, mainClass, arguments).command());
    return new Session(new ProcessBuilder(command).redirectError(errors.toFile()).start(), errors);
  }

  long pid() {
    return root.pid();
  }

  /** Waits until the main process has printed a line; false if it ended before. */
  boolean await(String expected) throws IOException {
    String line = out.readLine();
    while (line != null && !line.equals(expected)) {
      line = out.readLine();
    }
    return line != null;
  }

  /** Does what Ctrl-C does in a terminal. */
  void interrupt() throws Exception {
    signalAll("-INT");
  }

  /** Does what the end of the whole terminal does, where it comes by SIGKILL. */
  void killAll() throws Exception {
    signalAll("-KILL");
  }

  private void signalAll(String signal) throws Exception {
    var kill = new ProcessBuilder("kill", signal, "--", "-" + pid()).inheritIO().start();
    assertThat(kill.waitFor()).isZero();
  }

  void kill() {
    root.destroyForcibly();
  }

  int exitCode(long nanos) throws InterruptedException {
    assertThat(root.waitFor(nanos, TimeUnit.NANOSECONDS)).as("the main process ends").isTrue();
    return root.exitValue();
  }

  List<String> errors() throws IOException {
    return Files.readAllLines(errors);
  }

  /** Returns the processes of the session that run: zombies do not. */
  List<Long> processes() throws IOException {
    try (Stream<Path> all = Files.list(Path.of("/proc"))) {
      return all.map(path -> path.getFileName().toString())
          .filter(name -> name.matches("\\d+"))
          .filter(this::isOurs)
          .map(Long::valueOf)
          .toList();
    }
  }

  private boolean isOurs(String pid) {
    try {
      String stat = Files.readString(Path.of("/proc", pid, "stat"));
      // After the program's name: state, parent, group, session.
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", 5);
      return !fields[0].matches("[ZX]") && fields[3].equals(Long.toString(pid()));
    } catch (NoSuchFileException e) {
      return false;
    } catch (IOException e) {
      return false; // it ended while it was read
    }
  }

  /** Returns the directories of its process tree. */
  List<Path> directories() throws IOException {
    try (Stream<Path> entries = Files.list(MEMORY)) {
      return entries
          .filter(entry -> entry.getFileName().toString().startsWith("mpj-tree-" + pid() + "-"))
          .toList();
    }
  }

  /** Tells whether what this JVM starts would take no notice of SIGINT: a background job does. */
  static boolean ignoresInterrupts() throws IOException {
    String ignored =
        Files.readAllLines(Path.of("/proc/self/status")).stream()
            .filter(line -> line.startsWith("SigIgn:"))
            .map(line -> line.substring("SigIgn:".length()).strip())
            .findFirst()
            .orElse("0");
    return (Long.parseUnsignedLong(ignored, 16) & 0b10) != 0;
  }

  @Override
  public void close() throws IOException {
    kill();
    for (long pid : processes()) {
      ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
    }
  }
}
