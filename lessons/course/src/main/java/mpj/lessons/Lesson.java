package mpj.lessons;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * One lesson.
 *
 * @param number from 1
 * @param title a few words
 * @param teaches one sentence
 * @param demos the demos that can be run
 * @param planned the demos still to come, each as {@code name — what it shows}
 */
public record Lesson(
    int number, String title, String teaches, List<DemoEntry> demos, List<String> planned) {
  /** Copies the lists. */
  public Lesson {
    demos = List.copyOf(demos);
    planned = List.copyOf(planned);
  }

  /**
   * Returns the lesson's text in Markdown.
   *
   * @throws IllegalStateException if the text is not among the resources
   */
  public String text() {
    String path = "lesson" + number + "/lesson.md";
    try (InputStream in = Lesson.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException(
            "a lesson without its text: resource=mpj/lessons/" + path + "; build the tool again");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
