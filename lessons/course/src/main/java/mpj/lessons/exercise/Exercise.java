package mpj.lessons.exercise;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * An exercise: one compact Java file with a part to complete.
 *
 * @param lesson the number of its lesson
 * @param name one word, {@code account}; unique in the course
 * @param title what is to be done, in a phrase
 * @param entry the method of the file that is called when it is checked; {@code main} where nothing
 *     is to be answered
 * @param work the method of the file that the processes are to call, whose calls are counted; empty
 *     where none is given
 * @param undone why it fails as it is given, in the judge's word
 * @param forms other right ways to complete it, by name
 * @param attempts known wrong ways
 */
public record Exercise(
    int lesson,
    String name,
    String title,
    String entry,
    Optional<String> work,
    String undone,
    List<String> forms,
    List<Attempt> attempts) {
  /** Where the part to complete begins, and where it ends. */
  private static final String BEGIN = "// >>> your part";

  private static final String END = "// <<<";

  /** Copies the lists. */
  public Exercise {
    forms = List.copyOf(forms);
    attempts = List.copyOf(attempts);
  }

  /**
   * A known wrong attempt.
   *
   * @param name what it is called
   * @param reason why it fails, in the judge's word
   */
  public record Attempt(String name, String reason) {}

  /** Returns the class that the file is, {@code Lesson4Account}. */
  public String className() {
    return "Lesson" + lesson + Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }

  /** Returns the file's name, {@code Lesson4Account.java}. */
  public String fileName() {
    return className() + ".java";
  }

  /** Returns the file as it is given. */
  public String start() {
    return text("start.java");
  }

  /** Returns the file with our solution in it. */
  public String solution() {
    return completed("solution");
  }

  /** Returns the file completed in another right way. */
  public String form(String form) {
    return completed("right-" + form);
  }

  /** Returns the file completed in a known wrong way. */
  public String attempt(Attempt attempt) {
    return completed("wrong-" + attempt.name());
  }

  /** Returns the hints, each saying more than the one before. */
  public List<String> hints() {
    return List.of(text("hints.md").strip().split("\n---\n")).stream().map(String::strip).toList();
  }

  private String completed(String part) {
    String start = start();
    int begin = start.indexOf('\n', start.indexOf(BEGIN)) + 1;
    int end = start.lastIndexOf('\n', start.indexOf(END)) + 1;
    return start.substring(0, begin) + text(part + ".part") + start.substring(end);
  }

  private String text(String file) {
    String path = "/mpj/lessons/lesson" + lesson + "/" + name + "/" + file;
    try (InputStream in = Exercise.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException(
            "an exercise without its text: resource=" + path + "; build the tool again");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
