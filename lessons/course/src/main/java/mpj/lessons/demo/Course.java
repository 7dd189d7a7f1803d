package mpj.lessons.demo;

import java.util.List;
import java.util.stream.IntStream;

/** The seven lessons, in order. Each stands by itself and can be taken in any order. */
public final class Course {
  private static final int LAST = 7;
  private static final List<Lesson> LESSONS =
      IntStream.rangeClosed(1, LAST).mapToObj(Lesson::of).toList();

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
