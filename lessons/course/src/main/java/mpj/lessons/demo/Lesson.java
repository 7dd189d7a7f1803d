package mpj.lessons.demo;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import mpj.lessons.text.CourseFiles;
import mpj.lessons.text.FrontMatter;

/** One lesson. Its demos are looked for when somebody asks for them. */
public final class Lesson {
  /** Where the text has the list of its demos. */
  private static final String DEMOS = "{demos}";

  private final int number;
  private final String title;
  private final String teaches;
  private final Supplier<List<DemoEntry>> found;
  private List<DemoEntry> demos;

  /**
   * Creates one with these demos.
   *
   * @param number from 1
   * @param title a few words
   * @param teaches one sentence
   */
  public Lesson(int number, String title, String teaches, List<DemoEntry> demos) {
    this(number, title, teaches, () -> List.copyOf(demos));
  }

  private Lesson(int number, String title, String teaches, Supplier<List<DemoEntry>> found) {
    this.number = number;
    this.title = title;
    this.teaches = teaches;
    this.found = found;
  }

  /** Returns the lesson whose files lie in its folder. */
  static Lesson of(int number) {
    FrontMatter head = CourseFiles.head(file(number)).onlyWith("title", "teaches");
    return new Lesson(
        number, head.required("title"), head.required("teaches"), () -> DemoFiles.of(number));
  }

  private static String file(int number) {
    return "lesson" + number + "/lesson.md";
  }

  /** Returns its number, from 1. */
  public int number() {
    return number;
  }

  /** Returns its title, a few words. */
  public String title() {
    return title;
  }

  /** Returns what it teaches, one sentence. */
  public String teaches() {
    return teaches;
  }

  /** Returns its demos, in their order. */
  public synchronized List<DemoEntry> demos() {
    if (demos == null) {
      demos = found.get();
    }
    return demos;
  }

  /**
   * Returns the lesson's text in Markdown, under its title.
   *
   * @throws IllegalStateException if the text is not among the resources
   */
  public String text() {
    String list = demos().stream().map(Lesson::item).collect(Collectors.joining("\n"));
    String file = file(number);
    String body = FrontMatter.of(file, CourseFiles.text(file)).body();
    return "# Lesson " + number + " · " + title + "\n\n" + body.replace(DEMOS, list);
  }

  private static String item(DemoEntry demo) {
    return "- **" + demo.name() + "**: " + demo.teaching().map(Teaching::about).orElse("");
  }
}
