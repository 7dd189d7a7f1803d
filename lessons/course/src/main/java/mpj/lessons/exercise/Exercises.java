package mpj.lessons.exercise;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import mpj.lessons.text.CourseFiles;

/** The exercises of the course, in the order of the lessons. Each is a folder of its lesson. */
public final class Exercises {
  private static final int LAST_LESSON = 7;
  private static final List<Exercise> ALL = read();

  private Exercises() {}

  private static List<Exercise> read() {
    var all = new ArrayList<Exercise>();
    for (int lesson = 1; lesson <= LAST_LESSON; lesson++) {
      all.addAll(byOrder(lesson).values());
    }
    return List.copyOf(all);
  }

  private static Map<Integer, Exercise> byOrder(int lesson) {
    String folder = "lesson" + lesson;
    var exercises = new TreeMap<Integer, Exercise>();
    for (String name : CourseFiles.folders(folder)) {
      int order = CourseFiles.head(folder + "/" + name + "/hints.md").number("order");
      Exercise other = exercises.put(order, Exercise.of(lesson, name));
      if (other != null) {
        throw new IllegalStateException(
            "two exercises have one place: lesson="
                + lesson
                + " order="
                + order
                + " exercises="
                + other.name()
                + ","
                + name);
      }
    }
    return exercises;
  }

  /** Returns all exercises. */
  public static List<Exercise> all() {
    return ALL;
  }

  /** Returns the exercise of this name, or the first of the lesson with this number. */
  public static Optional<Exercise> find(String nameOrLesson) {
    return ALL.stream()
        .filter(exercise ->
            exercise.name().equals(nameOrLesson)
                || String.valueOf(exercise.lesson()).equals(nameOrLesson))
        .findFirst();
  }
}
