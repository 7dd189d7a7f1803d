package mpj.app.dev;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import mpj.lessons.demo.DemoEntry;
import mpj.lessons.exercise.Exercise;

/**
 * Which demos and programs are run.
 *
 * @param extent how many of them
 * @param seed by which some are chosen, the same ones each time
 */
public record Choice(Extent extent, long seed) {
  private static final int SAMPLED_EXERCISES = 3;

  /** How many are run. */
  public enum Extent {
    /** One demo of each lesson; of three exercises one right program and one wrong one each. */
    SAMPLE,
    /** All demos; each exercise as given and solved, with another right form and two wrong ones. */
    USUAL,
    /** All demos and all programs. */
    ALL
  }

  /** Returns those of a lesson's demos that are run. */
  List<DemoEntry> demos(List<DemoEntry> demos) {
    return extent == Extent.SAMPLE && !demos.isEmpty()
        ? some(demos, 1, "lesson" + demos.getFirst().lesson())
        : demos;
  }

  /** Returns those of the exercises of which programs are run. */
  List<Exercise> exercises(List<Exercise> exercises) {
    return extent == Extent.SAMPLE ? some(exercises, SAMPLED_EXERCISES, "exercises") : exercises;
  }

  /** Returns those of an exercise's programs that are run. */
  List<Program> programs(Exercise exercise) {
    String name = exercise.name();
    List<Program> fixed = List.of(Program.asGiven(exercise), Program.solution(exercise));
    List<Program> right = Program.right(exercise);
    List<Program> wrong = Program.wrong(exercise);
    return switch (extent) {
      case ALL -> joined(fixed, joined(right, wrong));
      case USUAL -> joined(fixed, joined(some(right, 1, name), some(wrong, 2, name)));
      case SAMPLE -> {
        List<Program> passing = joined(fixed.subList(1, 2), right);
        yield joined(some(passing, 1, name), some(wrong, 1, name));
      }
    };
  }

  private <T> List<T> some(List<T> all, int count, String where) {
    var shuffled = new ArrayList<>(all);
    Collections.shuffle(shuffled, new Random(31 * seed + where.hashCode()));
    return shuffled.subList(0, Math.min(count, all.size()));
  }

  private static List<Program> joined(List<Program> first, List<Program> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }
}
