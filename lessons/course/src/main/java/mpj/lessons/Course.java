package mpj.lessons;

import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;

/** The seven lessons, in order. Each stands by itself and can be taken in any order. */
public final class Course {
  private static final List<Lesson> LESSONS =
      ServiceLoader.load(LessonProvider.class, Course.class.getClassLoader()).stream()
          .map(provider -> provider.get().lesson())
          .sorted(Comparator.comparingInt(Lesson::number))
          .toList();

  private Course() {}

  /** Returns all lessons, the first first. */
  public static List<Lesson> lessons() {
    return LESSONS;
  }

  /**
   * Returns the lesson of this number.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Lesson lesson(int number) {
    return LESSONS.stream()
        .filter(lesson -> lesson.number() == number)
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "no such lesson: number=" + number + "; choose from 1 to " + LESSONS.size()));
  }
}
