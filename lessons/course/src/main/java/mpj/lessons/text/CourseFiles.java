package mpj.lessons.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The files of the lessons, which lie beside the classes. The build writes an index of them, with
 * the heads of all texts: so the tool knows all demos by reading one file.
 */
public final class CourseFiles {
  private static final String ROOT = "mpj/lessons/";
  private static final String FENCE = "---";
  private static final Map<String, List<String>> NAMES = new HashMap<>();
  private static final Map<String, String> HEADS = new HashMap<>();

  static {
    read(text("index"));
  }

  private CourseFiles() {}

  private static void read(String index) {
    String file = "";
    int from = 0;
    while (from < index.length()) {
      int end = index.indexOf('\n', from);
      if (index.startsWith(FENCE, from)) {
        int close = index.indexOf('\n' + FENCE + '\n', end - 1);
        end = close + 1 + FENCE.length();
        HEADS.put(file, index.substring(from, end));
      } else {
        file = index.substring(from, end);
        int slash = file.lastIndexOf('/');
        NAMES
            .computeIfAbsent(file.substring(0, slash), _ -> new ArrayList<>())
            .add(file.substring(slash + 1));
      }
      from = end + 1;
    }
  }

  /**
   * Returns the names of the files in a folder, without those in folders below it. Of classes, only
   * those of demos, notes, trials and judges are named.
   *
   * @param folder as {@code lesson4}
   */
  public static List<String> in(String folder) {
    return List.copyOf(NAMES.getOrDefault(folder, List.of()));
  }

  /**
   * Returns the names of the folders in a folder in which there are files, in the order of names.
   *
   * @param folder as {@code lesson4}
   */
  public static List<String> folders(String folder) {
    String start = folder + "/";
    return NAMES.keySet().stream()
        .filter(name -> name.startsWith(start) && name.indexOf('/', start.length()) < 0)
        .map(name -> name.substring(start.length()))
        .sorted()
        .toList();
  }

  /**
   * Returns the front matter of a text, without reading the text.
   *
   * @param name as {@code lesson4/lock.md}
   * @throws IllegalStateException if there is no such text, or if it does not begin with front
   *     matter
   */
  public static FrontMatter head(String name) {
    return FrontMatter.of(name, HEADS.getOrDefault(name, ""));
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
