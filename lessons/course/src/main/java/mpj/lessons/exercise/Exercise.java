package mpj.lessons.exercise;

import java.util.List;
import java.util.Optional;
import mpj.lessons.text.CourseFiles;
import mpj.lessons.text.FrontMatter;

/**
 * An exercise: one compact Java file with a part to complete. It is a folder of its lesson: {@code
 * start.java} as it is given, the parts that complete it ({@code solution.part}, {@code
 * right-*.part}, {@code wrong-*.part}), and {@code hints.md}, whose front matter says the rest.
 *
 * @param lesson the number of its lesson
 * @param name a word, or some with dashes between them, {@code account}; unique in the course
 * @param title what is to be done, in a phrase
 * @param kind what is asked of the learner
 * @param entry the method of the file that is called when it is checked; {@code main} where nothing
 *     is to be answered
 * @param work the method of the file that the processes are to call, whose calls are counted; empty
 *     where none is given
 * @param undone why it fails as it is given, in the judge's word
 * @param misconception what many believe who fail, and is not so, a sentence
 */
public record Exercise(
    int lesson,
    String name,
    String title,
    Kind kind,
    String entry,
    Optional<String> work,
    String undone,
    String misconception) {
  private static final String HINTS = "hints.md";
  private static final String RIGHT = "right-";
  private static final String WRONG = "wrong-";
  private static final String PART = ".part";
  private static final String FAILS_AS = "// fails as: ";

  /** Where the part to complete begins, and where it ends. */
  private static final String BEGIN = "// >>> your part";

  private static final String END = "// <<<";

  /** What is asked of the learner. */
  public enum Kind {
    /** A program is to be completed; it is judged by what its processes do. */
    COMPLETE,

    /** The same, and times are to be returned, which are held against those that were measured. */
    TIMED,

    /** Questions are to be answered; what they are about is measured when it is checked. */
    QUIZ;

    private static Kind of(FrontMatter head) {
      String word = head.value("kind").orElse("complete");
      for (Kind kind : values()) {
        if (kind.name().equalsIgnoreCase(word)) {
          return kind;
        }
      }
      throw head.wrong(head.all("kind").getFirst(), "kind: complete, timed or quiz");
    }
  }

  /**
   * A known wrong attempt.
   *
   * @param name what it is called
   * @param reason why it fails, in the judge's word
   */
  public record Attempt(String name, String reason) {}

  /**
   * Reads the head of the exercise in a folder.
   *
   * @throws IllegalStateException if it is not of the expected form
   */
  static Exercise of(int lesson, String name) {
    FrontMatter head =
        CourseFiles.head(folder(lesson, name) + HINTS)
            .onlyWith("order", "title", "kind", "entry", "work", "undone", "misconception");
    return new Exercise(
        lesson,
        name,
        head.required("title"),
        Kind.of(head),
        head.value("entry").orElse("main"),
        head.value("work"),
        head.required("undone"),
        head.required("misconception"));
  }

  private static String folder(int lesson, String name) {
    return "lesson" + lesson + "/" + name + "/";
  }

  /** Returns the class that the file is, {@code Lesson4Account}. */
  public String className() {
    return "Lesson" + lesson + typeName();
  }

  /** Returns its name as classes have it: {@code LostSignal} for {@code lost-signal}. */
  String typeName() {
    var type = new StringBuilder();
    for (String word : name.split("-", -1)) {
      type.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
    }
    return type.toString();
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

  /** Returns other right ways to complete it, by name. */
  public List<String> forms() {
    return parts(RIGHT);
  }

  /** Returns the file completed in another right way. */
  public String form(String form) {
    return completed(RIGHT + form);
  }

  /** Returns known wrong ways to complete it, in the order of their names. */
  public List<Attempt> attempts() {
    return parts(WRONG).stream().map(name -> new Attempt(name, reason(name))).toList();
  }

  /** Returns the file completed in a known wrong way. */
  public String attempt(Attempt attempt) {
    return completed(WRONG + attempt.name());
  }

  /** Returns the hints, each saying more than the one before. */
  public List<String> hints() {
    String hints = FrontMatter.of(HINTS, text(HINTS)).body();
    return List.of(hints.strip().split("\n---\n")).stream().map(String::strip).toList();
  }

  private List<String> parts(String kind) {
    return CourseFiles.in("lesson" + lesson + "/" + name).stream()
        .filter(file -> file.startsWith(kind) && file.endsWith(PART))
        .map(file -> file.substring(kind.length(), file.length() - PART.length()))
        .toList();
  }

  private String reason(String attempt) {
    String file = WRONG + attempt + PART;
    String first = text(file).lines().findFirst().orElse("");
    if (!first.startsWith(FAILS_AS)) {
      throw new IllegalStateException(
          "not of the expected form: file="
              + folder(lesson, name)
              + file
              + " line=1 expected="
              + FAILS_AS
              + "REASON");
    }
    return first.substring(FAILS_AS.length()).strip();
  }

  private String completed(String part) {
    String text = text(part + PART);
    String given = text.startsWith(FAILS_AS) ? text.substring(text.indexOf('\n') + 1) : text;
    String start = start();
    int begin = start.indexOf('\n', start.indexOf(BEGIN)) + 1;
    int end = start.lastIndexOf('\n', start.indexOf(END)) + 1;
    return start.substring(0, begin) + given + start.substring(end);
  }

  private String text(String file) {
    return CourseFiles.text(folder(lesson, name) + file);
  }
}
