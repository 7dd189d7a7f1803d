package mpj.lessons.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** The files of the lessons, which lie beside the classes: in a folder, or in a jar. */
public final class CourseFiles {
  private static final String ROOT = "mpj/lessons/";
  private static final List<String> ALL = all();

  private CourseFiles() {}

  private static List<String> all() {
    try {
      Path place =
          Path.of(CourseFiles.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return Files.isDirectory(place) ? inFolder(place) : inJar(place);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> inFolder(Path place) throws IOException {
    Path root = place.resolve(ROOT);
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> root.relativize(file).toString().replace('\\', '/'))
          .sorted()
          .toList();
    }
  }

  private static List<String> inJar(Path place) throws IOException {
    try (var jar = new JarFile(place.toFile())) {
      return jar.stream()
          .map(entry -> entry.getName())
          .filter(name -> name.startsWith(ROOT) && !name.endsWith("/"))
          .map(name -> name.substring(ROOT.length()))
          .sorted()
          .toList();
    }
  }

  /**
   * Returns the names of the files in a folder, without those in folders below it.
   *
   * @param folder as {@code lesson4}
   */
  public static List<String> in(String folder) {
    String start = folder + "/";
    return ALL.stream()
        .filter(name -> name.startsWith(start) && name.indexOf('/', start.length()) < 0)
        .map(name -> name.substring(start.length()))
        .toList();
  }

  /**
   * Returns the text of a file.
   *
   * @param name as {@code lesson4/lock.md}
   * @throws IllegalStateException if there is no such file
   */
  public static String text(String name) {
    try (InputStream in = CourseFiles.class.getResourceAsStream("/" + ROOT + name)) {
      if (in == null) {
        throw new IllegalStateException(
            "a file of the course is missing: resource=" + ROOT + name + "; build the tool again");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
