package mpj.app.process;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mpj.lessons.story.diagnosis.Place;
import mpj.multiprocessing.internal.arena.PrivateFiles;
import mpj.multiprocessing.internal.arena.Tree;

/** Has another JVM print what its threads do, by the JDK's {@code jcmd}, and reads it. */
final class ThreadDump {
  private static final long SECONDS = 5;
  private static final Pattern CALL =
      Pattern.compile(
          "\\s+at (?:[^/(]*/)?([\\w.$]+)\\.([\\w$<>]+)\\((?:.*/)?([^:)]+)(?::(\\d+))?\\)");

  private ThreadDump() {}

  /** Returns where its threads are; empty if it does not answer or there is no {@code jcmd}. */
  static List<Place> of(long pid) {
    Path tool = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    Optional<Tree> tree = Tree.existing();
    if (!Files.isExecutable(tool) || tree.isEmpty()) {
      return List.of();
    }
    try {
      return read(ask(tool, pid, tree.get().directory()));
    } catch (IOException e) {
      return List.of();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of();
    }
  }

  /**
   * The answer goes to a file: a JVM that never answers must not keep a reader waiting. If this
   * process is killed, the file goes with the tree's directory.
   */
  private static String ask(Path tool, long pid, Path directory)
      throws IOException, InterruptedException {
    File answer = Files.createTempFile(directory, "threads", ".txt", PrivateFiles.file()).toFile();
    AttachFiles files = AttachFiles.before(pid);
    Process asking = null;
    try {
      asking =
          new ProcessBuilder(
                  tool.toString(), "-J-XX:+UseSerialGC", Long.toString(pid), "Thread.print")
              .redirectOutput(answer)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      boolean answered = asking.waitFor(SECONDS, TimeUnit.SECONDS);
      return answered ? Files.readString(answer.toPath(), StandardCharsets.UTF_8) : "";
    } finally {
      if (asking != null) {
        asking.destroyForcibly().waitFor();
      }
      files.delete();
      Files.deleteIfExists(answer.toPath());
    }
  }

  /** Threads begin with their name in quotes and end with an empty line. */
  static List<Place> read(String dump) {
    var places = new ArrayList<Place>();
    var calls = new ArrayList<StackTraceElement>();
    for (String line : (dump + "\n\n").lines().toList()) {
      Matcher call = CALL.matcher(line);
      if (call.matches()) {
        int number = call.group(4) == null ? -1 : Integer.parseInt(call.group(4));
        calls.add(new StackTraceElement(call.group(1), call.group(2), call.group(3), number));
      } else if (line.isBlank()) {
        Place.of(calls).ifPresent(places::add);
        calls.clear();
      }
    }
    return places;
  }
}
