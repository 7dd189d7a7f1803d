package mpj.app.command;

import java.util.List;
import java.util.Optional;
import mpj.lessons.Lesson;

/** Reads the demos still to come, which a lesson gives as "name — what it shows". */
final class Planned {
  private static final String DASH = " — ";

  private Planned() {}

  static List<String> names(Lesson lesson) {
    return lesson.planned().stream().map(Planned::name).toList();
  }

  /** Returns what a demo of this name will show, if it is among those to come. */
  static Optional<String> shows(Lesson lesson, String name) {
    return lesson.planned().stream()
        .filter(entry -> name(entry).equals(name))
        .map(entry -> entry.contains(DASH) ? entry.split(DASH, 2)[1] : entry)
        .findFirst();
  }

  private static String name(String entry) {
    return entry.split(DASH, 2)[0].strip();
  }
}
