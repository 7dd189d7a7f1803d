import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * Makes the built jars ready to start: trains an AOT cache for the tool and one for its children,
 * and writes the file {@code launch} that the launcher reads.
 *
 * <p>Arguments: the folder of the tool (its jars are in {@code lib}), the instant at which the
 * build began ({@code same}: as the launch file has it), and the JVM flags, which are those of all
 * processes; {@code @FILE} stands for those in a file, one on a line. A cache is a gift: where none
 * can be made, a line says so, and the tool runs without.
 *
 * <p>A JVM takes a cache even though the jars behind it were rebuilt, and then runs the old
 * classes. So a cache's name holds a hash of the jars, the JDK's build and the flags.
 */
final class Install {
  private static final String LAUNCH = "launch";
  private static final String SAME = "same";
  private static final long SECONDS_TO_TRAIN = 120;
  private static final List<String> OURS =
      List.of("mpj-app", "mpj-lessons", "mpj-multiprocessing", "mpj-remote");

  /** A JVM refuses a cache whose jars have another time, although their contents are the same. */
  private static final FileTime SAME_FOR_ALL = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));

  private final Path folder;
  private final List<String> flags;
  private final List<Path> jars;

  private Install(Path folder, List<String> flags) throws IOException {
    this.folder = folder;
    this.flags = flags;
    this.jars = jars(folder.resolve("lib"));
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    if (args.length < 2) {
      System.err.println(
          "Cannot install: arguments=" + args.length + "; give FOLDER BEGAN FLAG...");
      System.exit(2);
    }
    List<String> flags = flags(List.of(args).subList(2, args.length));
    var install = new Install(Path.of(args[0]).toAbsolutePath(), flags);
    install.run(install.began(args[1]), !args[1].equals(SAME));
  }

  private static List<String> flags(List<String> given) throws IOException {
    var flags = new ArrayList<String>();
    for (String each : given) {
      flags.addAll(
          each.startsWith("@") ? Files.readAllLines(Path.of(each.substring(1))) : List.of(each));
    }
    return flags;
  }

  /**
   * Whatever is edited after the build began is newer than the launch file, so that has its time.
   */
  private FileTime began(String given) throws IOException {
    return given.equals(SAME)
        ? Files.getLastModifiedTime(folder.resolve(LAUNCH))
        : FileTime.from(Instant.parse(given));
  }

  private void run(FileTime began, boolean built) throws IOException, InterruptedException {
    for (Path jar : jars) {
      Modernize.jar(jar);
      Files.setLastModifiedTime(jar, SAME_FOR_ALL);
    }
    String hash = hash();
    String tool = "tool-" + hash + ".aot";
    String child = "child-" + hash + ".aot";
    deleteCaches(name -> !name.equals(tool) && !name.equals(child));
    boolean trained = train(tool, "ToolTraining") & train(child, "ChildTraining");
    if (!trained) {
      System.err.println("No AOT cache could be made; mpj works without it and starts slower.");
    }
    writeLaunchFile(began, tool, child);
    if (built) {
      Sources.record(folder, began);
    }
  }

  /** Our jars first, then the others by name: the order is part of what a cache is valid for. */
  private static List<Path> jars(Path lib) throws IOException {
    var ordered = new ArrayList<Path>();
    try (var files = Files.list(lib)) {
      var all = files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
      for (String ours : OURS) {
        all.stream().filter(jar -> isNamed(jar, ours)).forEach(ordered::add);
      }
      all.stream().filter(jar -> !ordered.contains(jar)).forEach(ordered::add);
    }
    return ordered;
  }

  private static boolean isNamed(Path jar, String artifact) {
    return jar.getFileName().toString().startsWith(artifact + "-");
  }

  private String hash() throws IOException {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      for (Path jar : jars) {
        digest.update(jar.getFileName().toString().getBytes(StandardCharsets.UTF_8));
        digest.update(Files.readAllBytes(jar));
      }
      String jdk = System.getProperty("java.vm.version") + System.getProperty("java.vm.vendor");
      digest.update((jdk + String.join(" ", flags)).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest.digest(), 0, 8);
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every JDK has SHA-256", missing);
    }
  }

  private void deleteCaches(Predicate<String> which) throws IOException {
    try (var files = Files.newDirectoryStream(folder, "*.aot*")) {
      for (Path file : files) {
        if (which.test(file.getFileName().toString())) {
          Files.delete(file);
        }
      }
    }
  }

  /**
   * What has a JVM write a cache when it ends: of classes, without profiles of their methods. With
   * those the compilers set to work at once on what was hot in the training, and take the
   * processors from whoever starts: on two, a child cost a tenth more processor time, a short
   * command of the tool a sixth to a third.
   */
  private static List<String> recording(Path made) {
    return List.of(
        "-XX:+IgnoreUnrecognizedVMOptions",
        "-XX:+UnlockDiagnosticVMOptions",
        "-XX:-AOTRecordTraining",
        "-XX:AOTCacheOutput=" + made);
  }

  /**
   * The training program is told how a JVM makes the file; only a complete one gets the cache's
   * name.
   */
  private boolean train(String name, String program) throws IOException, InterruptedException {
    Path cache = folder.resolve(name);
    if (Files.exists(cache)) {
      return true;
    }
    Path made = folder.resolve(name + ".new");
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags);
    List<String> recording = recording(made);
    if (program.startsWith("Tool")) {
      command.addAll(recording);
    }
    command.addAll(List.of("-cp", classPath(), "mpj.app.training." + program));
    command.addAll(recording);
    var training =
        new ProcessBuilder(command)
            .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve(program + ".log").toFile())
            .start();
    boolean ended = training.waitFor(SECONDS_TO_TRAIN, TimeUnit.SECONDS);
    if (!ended) {
      training.destroyForcibly().waitFor();
    }
    if (ended && Files.exists(made)) {
      Files.move(made, cache, StandardCopyOption.ATOMIC_MOVE);
      return true;
    }
    deleteCaches(file -> file.startsWith(made.getFileName().toString()));
    return false;
  }

  private String classPath() {
    return String.join(":", jars.stream().map(Path::toString).toList());
  }

  private void writeLaunchFile(FileTime began, String tool, String child) throws IOException {
    var lines =
        List.of(
            folder.toString(),
            System.getProperty("java.home"),
            System.getProperty("java.runtime.version"),
            Files.exists(folder.resolve(tool)) ? tool : "",
            Files.exists(folder.resolve(child)) ? child : "",
            String.join(" ", flags),
            String.join(":", jars.stream().map(jar -> jar.getFileName().toString()).toList()));
    Path made = Files.write(folder.resolve("launch.new"), lines);
    Files.setLastModifiedTime(made, began);
    Files.move(made, folder.resolve(LAUNCH), StandardCopyOption.ATOMIC_MOVE);
  }
}
