import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Writes down which files the course has, and the head of each text. The tool finds demos and
 * exercises by it: it reads one file, instead of all names in a jar and a text for each demo.
 *
 * <p>A line for each file, its name; after a text's name come the lines of its front matter.
 *
 * <p>Argument: the folder with the classes and resources of the course.
 */
final class CourseIndex {
  private static final String FENCE = "---";

  public static void main(String[] arguments) throws IOException {
    Path root = Path.of(arguments[0], "mpj", "lessons");
    List<Path> files;
    try (Stream<Path> all = Files.walk(root)) {
      files = all.filter(Files::isRegularFile).filter(CourseIndex::isNamed).sorted().toList();
    }
    var lines = new ArrayList<String>();
    for (Path file : files) {
      lines.add(root.relativize(file).toString().replace('\\', '/'));
      if (file.toString().endsWith(".md")) {
        lines.addAll(head(Files.readAllLines(file)));
      }
    }
    Files.write(root.resolve("index"), lines);
  }

  /** Files of lessons and exercises; of the classes those that are found by their names. */
  private static boolean isNamed(Path file) {
    String name = file.getFileName().toString();
    return name.matches(".*\\.(md|part)|start\\.java|[^$]*(Demo|Notes|Trials|Judge)\\.class");
  }

  private static List<String> head(List<String> text) {
    int end = text.subList(Math.min(1, text.size()), text.size()).indexOf(FENCE);
    return text.isEmpty() || !text.getFirst().equals(FENCE) || end < 0
        ? List.of()
        : text.subList(0, end + 2);
  }
}
