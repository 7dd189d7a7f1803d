import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes a class data archive of what the tests' children use of the JDK. Thousands are started,
 * each from folders, which no AOT cache takes: without this, one that waits for anything costs 150
 * ms of processor time more, most of it for linking its first native call.
 *
 * <p>Arguments: the library's build folder, the archive to make, and the file with the options of
 * the children's JVM. Tests run without the archive as well, only slower.
 */
final class TestCache {
  private final Path target;
  private final Path flags;

  private TestCache(Path target, Path flags) {
    this.target = target;
    this.flags = flags;
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    var cache = new TestCache(Path.of(arguments[0]), Path.of(arguments[2]));
    Path archive = Path.of(arguments[1]);
    if (!Files.exists(archive)) {
      cache.make(archive);
    }
  }

  private void make(Path archive) throws IOException, InterruptedException {
    Path classes = target.resolve("test-children.classes");
    String path = target.resolve("classes") + ":" + target.resolve("test-classes");
    int code = java("-cp", path, "mpj.multiprocessing.CacheTraining", classes.toString());
    if (code == 0) {
      var jdk =
          Files.readAllLines(classes).stream().filter(line -> !line.contains("mpj/")).toList();
      Files.write(classes, jdk);
      code =
          java(
              "-Xlog:disable",
              "-Xshare:dump",
              "-XX:SharedClassListFile=" + classes,
              "-XX:SharedArchiveFile=" + archive);
    }
    if (code != 0) {
      System.err.println("No archive for the tests' children could be made: exit code=" + code);
    }
  }

  private int java(String... arguments) throws IOException, InterruptedException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("@" + flags);
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).inheritIO().start().waitFor();
  }
}
