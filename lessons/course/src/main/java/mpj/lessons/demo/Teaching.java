package mpj.lessons.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mpj.lessons.text.CourseFiles;
import mpj.lessons.text.FrontMatter;

/**
 * What is said around a demo, before and after. What a run showed, with its figures, comes from its
 * {@link Notes}; this is what holds for every run.
 *
 * @param about what it does and what to look at, in Markdown
 * @param question the one question to keep in mind
 * @param why why what is seen happens
 * @param rule the rule to take away
 * @param python what Python calls it
 * @param misconception what many believe of it before, and is not so, a sentence; empty where
 *     nothing of the kind is known
 * @param next what to try next
 */
public record Teaching(
    String about,
    String question,
    String why,
    String rule,
    String python,
    Optional<String> misconception,
    List<Suggestion> next) {
  private static final String HEAD = "# ";
  private static final String ITEM = "- ";
  private static final String SEPARATOR = " | ";

  /**
   * Something to try.
   *
   * @param options what to add to the demo's command, {@code --set processes=3}; empty to run it
   *     again as it was
   * @param what what there is to see
   */
  public record Suggestion(String options, String what) {}

  /** Copies the list. */
  public Teaching {
    next = List.copyOf(next);
  }

  /**
   * Reads the text of a demo, if there is one. It has a section each for {@code Demo}, {@code
   * Question}, {@code Why}, {@code Rule}, {@code Python} and {@code Next}; the last is a list of
   * {@code - options | what}.
   *
   * @throws IllegalStateException if a section is missing
   */
  static Optional<Teaching> of(int lesson, String demo) {
    String folder = "lesson" + lesson;
    String name = folder + "/" + demo + ".md";
    return CourseFiles.in(folder).contains(demo + ".md")
        ? Optional.of(read(FrontMatter.of(name, CourseFiles.text(name))))
        : Optional.empty();
  }

  private static Teaching read(FrontMatter text) {
    String name = text.file();
    Map<String, List<String>> sections = new LinkedHashMap<>();
    List<String> section = new ArrayList<>();
    for (String line : text.body().lines().map(String::strip).toList()) {
      if (line.startsWith(HEAD)) {
        section = new ArrayList<>();
        sections.put(line.substring(HEAD.length()), section);
      } else if (!line.isEmpty()) {
        section.add(line);
      }
    }
    List<Suggestion> next =
        section(name, sections, "Next").stream().map(line -> suggestion(name, line)).toList();
    return new Teaching(
        paragraph(name, sections, "Demo"),
        paragraph(name, sections, "Question"),
        paragraph(name, sections, "Why"),
        paragraph(name, sections, "Rule"),
        paragraph(name, sections, "Python"),
        text.value("misconception"),
        next);
  }

  private static String paragraph(String name, Map<String, List<String>> sections, String title) {
    return String.join(" ", section(name, sections, title));
  }

  private static List<String> section(
      String name, Map<String, List<String>> sections, String title) {
    List<String> section = sections.getOrDefault(title, List.of());
    if (section.isEmpty()) {
      throw new IllegalStateException(
          "a demo's text lacks a section: file=" + name + " section=" + title + "; write it");
    }
    return section;
  }

  private static Suggestion suggestion(String name, String line) {
    int separator = line.indexOf(SEPARATOR.strip());
    if (!line.startsWith(ITEM) || separator < 0) {
      throw new IllegalStateException(
          "not of the form - OPTIONS | WHAT: file=" + name + " line=" + line);
    }
    return new Suggestion(
        line.substring(ITEM.length(), separator).strip(), line.substring(separator + 1).strip());
  }
}
