package mpj.app.dev;

import java.util.List;
import mpj.app.exercise.host.Adversity;
import mpj.app.exercise.host.Job;
import mpj.lessons.exercise.Exercise;

/**
 * An exercise completed in a way whose outcome is known.
 *
 * @param reason why it fails, in the judge's word; "" where it is right
 */
record Program(Exercise exercise, String name, String text, String reason) {
  static Program asGiven(Exercise exercise) {
    return new Program(exercise, "as-given", exercise.start(), exercise.undone());
  }

  static Program solution(Exercise exercise) {
    return new Program(exercise, "solution", exercise.solution(), "");
  }

  /** Returns the right ones but the solution. */
  static List<Program> right(Exercise exercise) {
    return exercise.forms().stream()
        .map(form -> new Program(exercise, "right-" + form, exercise.form(form), ""))
        .toList();
  }

  static List<Program> wrong(Exercise exercise) {
    return exercise.attempts().stream()
        .map(attempt ->
            new Program(
                exercise, "wrong-" + attempt.name(), exercise.attempt(attempt), attempt.reason()))
        .toList();
  }

  boolean isRight() {
    return reason.isEmpty();
  }

  /** Returns the name of its class, which has a number as several are compiled together. */
  String className(int number) {
    return exercise.className() + "Variant" + number;
  }

  /** A right one is right under any adversity, and begins with another each time. */
  Adversity first(int time) {
    List<Adversity> all = Adversity.all(exercise);
    return isRight() ? all.get((time + all.size() - 1) % all.size()) : all.getFirst();
  }

  Job job(int number, Adversity adversity, int seed) {
    return new Job(exercise.name(), className(number), exercise.entry(), adversity, seed);
  }
}
