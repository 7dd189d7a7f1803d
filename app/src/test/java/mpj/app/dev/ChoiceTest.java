package mpj.app.dev;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import mpj.app.dev.Choice.Extent;
import mpj.lessons.demo.Course;
import mpj.lessons.demo.Lesson;
import mpj.lessons.exercise.Exercise;
import mpj.lessons.exercise.Exercises;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ChoiceTest {
  @Test
  void shouldSampleOneDemoOfEachLessonAndARightAndAWrongProgramOfThreeExercises() {
    var choice = new Choice(Extent.SAMPLE, 5);
    for (Lesson lesson : Course.lessons()) {
      assertThat(choice.demos(lesson.demos())).hasSize(1);
    }
    assertThat(choice.exercises(Exercises.all())).hasSize(3).doesNotHaveDuplicates();
    for (Exercise exercise : Exercises.all()) {
      assertThat(choice.programs(exercise))
          .extracting(Program::isRight)
          .containsExactly(true, false);
    }
  }

  @Test
  void shouldReachEveryProgramBySomeSeed() {
    Set<Exercise> exercises = new HashSet<>();
    LongStream.range(0, 200)
        .forEach(
            seed -> exercises.addAll(new Choice(Extent.SAMPLE, seed).exercises(Exercises.all())));
    assertThat(exercises).containsExactlyInAnyOrderElementsOf(Exercises.all());
    for (Exercise exercise : Exercises.all()) {
      Set<Program> sampled = new HashSet<>();
      LongStream.range(0, 200)
          .forEach(seed -> sampled.addAll(new Choice(Extent.SAMPLE, seed).programs(exercise)));
      Set<Program> all = new HashSet<>(new Choice(Extent.ALL, 0).programs(exercise));
      all.remove(Program.asGiven(exercise));
      assertThat(sampled).isEqualTo(all);
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldChooseTheSameAgainByTheSameSeed(Extent extent) {
    for (Exercise exercise : Exercises.all()) {
      List<Program> once = new Choice(extent, 9).programs(exercise);
      assertThat(new Choice(extent, 9).programs(exercise)).isEqualTo(once).doesNotHaveDuplicates();
    }
  }
}
