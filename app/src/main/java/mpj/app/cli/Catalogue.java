package mpj.app.cli;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import mpj.app.error.DidYouMean;
import mpj.app.error.UsageException;
import mpj.lessons.demo.DemoEntry;
import mpj.lessons.demo.Lesson;

/** Finds lessons and demos by what the user typed, or says what there is instead. */
final class Catalogue {
  private final List<Lesson> lessons;

  Catalogue(List<Lesson> lessons) {
    this.lessons = lessons;
  }

  /** Returns the lesson of this number. */
  Lesson lesson(String typed) {
    if (typed == null) {
      throw new UsageException(
          "which lesson? Give its number before the options, as in mpj lesson "
              + first()
              + " --run; "
              + range());
    }
    return lessons.stream()
        .filter(lesson -> String.valueOf(lesson.number()).equals(typed))
        .findFirst()
        .orElseThrow(() -> new UsageException("unknown lesson " + typed + "; " + range()));
  }

  private int first() {
    return lessons.getFirst().number();
  }

  private String range() {
    return "the lessons are "
        + first()
        + " to "
        + lessons.getLast().number()
        + ", and mpj lessons lists them";
  }

  /** Returns the lesson's demos of these names; all that run where no name is given. */
  List<DemoEntry> demos(Lesson lesson, List<String> names) {
    return names.isEmpty()
        ? lesson.demos()
        : names.stream().map(name -> demo(lesson, name)).toList();
  }

  /** Returns the demos of these names, or all of the lesson, that have outcomes to count. */
  List<DemoEntry> counted(Lesson lesson, List<String> names) {
    List<DemoEntry> demos = names.isEmpty() ? counted(lesson) : demos(lesson, names);
    List<DemoEntry> others = demos.stream().filter(demo -> demo.trials().isEmpty()).toList();
    if (demos.isEmpty() || !others.isEmpty()) {
      String which =
          others.isEmpty()
              ? "no demo of lesson " + lesson.number() + " has"
              : "demo " + others.getFirst().name() + " has no";
      throw new UsageException(
          which + " outcomes to count with --times; those that have: " + allCounted());
    }
    return demos;
  }

  private static List<DemoEntry> counted(Lesson lesson) {
    return lesson.demos().stream().filter(demo -> demo.trials().isPresent()).toList();
  }

  private String allCounted() {
    return lessons.stream()
        .flatMap(lesson -> counted(lesson).stream())
        .map(demo -> demo.lesson() + "/" + demo.name())
        .collect(Collectors.joining(", "));
  }

  /** Returns the demo of this name, {@code lock} or {@code 4/lock}. */
  DemoEntry demo(Lesson lesson, String typed) {
    int slash = typed.indexOf('/');
    String name = typed.substring(slash + 1);
    if (slash >= 0) {
      Lesson named = lesson(typed.substring(0, slash));
      if (named.number() != lesson.number()) {
        throw elsewhere(lesson, name, List.of(named));
      }
    }
    Optional<DemoEntry> found =
        lesson.demos().stream().filter(demo -> demo.name().equals(name)).findFirst();
    return found.orElseThrow(() -> unknown(lesson, name));
  }

  private UsageException unknown(Lesson lesson, String name) {
    List<Lesson> others = lessons.stream().filter(other -> has(other, name)).toList();
    if (!others.isEmpty()) {
      return elsewhere(lesson, name, others);
    }
    return new UsageException(
        String.format(
            Locale.ROOT,
            "unknown demo %s%s lesson %d %s",
            name,
            hint(lesson, name),
            lesson.number(),
            running(lesson)));
  }

  private static boolean has(Lesson lesson, String name) {
    return lesson.demos().stream().anyMatch(demo -> demo.name().equals(name));
  }

  /** A demo that stands in several lessons is told apart by the lesson's number. */
  private static UsageException elsewhere(Lesson lesson, String name, List<Lesson> others) {
    var forms = new ArrayList<String>();
    for (Lesson other : others) {
      forms.add("mpj lesson " + other.number() + " --run " + name);
    }
    String where =
        others.size() == 1
            ? "it belongs to lesson " + others.getFirst().number()
            : "it stands in several lessons";
    return new UsageException(
        String.format(
            Locale.ROOT,
            "lesson %d has no demo %s; %s: %s",
            lesson.number(),
            name,
            where,
            String.join(" or ", forms)));
  }

  private String hint(Lesson lesson, String name) {
    var near = new LinkedHashSet<String>();
    lesson.demos().forEach(demo -> near.add(demo.name()));
    String hint = DidYouMean.hint(name, near);
    return hint.isEmpty() ? ";" : hint;
  }

  /** Returns "runs lock, barrier". */
  private static String running(Lesson lesson) {
    return "runs " + String.join(", ", lesson.demos().stream().map(DemoEntry::name).toList());
  }
}
