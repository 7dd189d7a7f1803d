package mpj.lessons.exercise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/**
 * What every exercise has; that it is as promised is proved by running it, in {@code dev check}.
 */
final class ExercisesTest {
  @Test
  void shouldHaveOneExerciseForEachLesson() {
    assertThat(Exercises.all()).extracting(Exercise::lesson).containsExactly(1, 2, 3, 4, 5, 6, 7);
    assertThat(Exercises.all()).extracting(Exercise::name).doesNotHaveDuplicates();
  }

  @Test
  void shouldFindAnExerciseByItsNameAndByItsLesson() {
    assertThat(Exercises.find("account")).isEqualTo(Exercises.find("4")).isPresent();
    assertThat(Exercises.find("8")).isEmpty();
  }

  @Test
  void shouldBeginWithTheTaskAndCallTheMethodThatIsChecked() {
    for (Exercise exercise : Exercises.all()) {
      assertThat(exercise.start())
          .startsWith("// Exercise " + exercise.lesson() + ", " + exercise.name() + "\n//\n")
          .contains(" " + exercise.entry() + "()", "void main()");
    }
  }

  @Test
  void shouldCompleteThePartInEveryWay() {
    for (Exercise exercise : Exercises.all()) {
      assertThat(exercise.solution()).contains("// >>>", "// <<<").isNotEqualTo(exercise.start());
      for (String form : exercise.forms()) {
        assertThat(exercise.form(form)).isNotIn(exercise.start(), exercise.solution());
      }
      for (Exercise.Attempt attempt : exercise.attempts()) {
        assertThat(exercise.attempt(attempt)).isNotIn(exercise.start(), exercise.solution());
      }
    }
  }

  @Test
  void shouldHaveHintsOtherFormsAndWrongAttempts() {
    for (Exercise exercise : Exercises.all()) {
      assertThat(exercise.hints()).hasSizeGreaterThanOrEqualTo(3).doesNotContain("");
      assertThat(exercise.forms()).hasSizeGreaterThanOrEqualTo(2);
      assertThat(exercise.attempts()).hasSizeGreaterThanOrEqualTo(3);
    }
  }

  @Test
  void shouldHaveAJudgeAndReasonsInOneWord() {
    for (Exercise exercise : Exercises.all()) {
      assertThat(Judges.of(exercise.name())).isNotNull();
      assertThat(exercise.undone()).matches("[a-z-]+");
      assertThat(exercise.attempts())
          .extracting(Exercise.Attempt::reason)
          .allMatch(reason -> reason.matches("[a-z-]+"));
      assertThat(exercise.misconception()).endsWith(".");
    }
  }

  @Test
  void shouldPutNoReasonIntoAProgram() {
    for (Exercise exercise : Exercises.all()) {
      for (Exercise.Attempt attempt : exercise.attempts()) {
        assertThat(exercise.attempt(attempt)).doesNotContain("fails as");
      }
    }
  }

  @Test
  void shouldSayWhichJudgeIsMissing() {
    assertThatThrownBy(() -> Judges.of("Nobody"))
        .hasMessageContaining("exercise=Nobody class=mpj.lessons.exercise.NobodyJudge");
  }

  @Test
  void shouldSayWhichHeadIsMissing() {
    assertThatThrownBy(() -> Exercise.of(4, "nothing"))
        .hasMessageContaining("file=lesson4/nothing/hints.md");
  }

  @Test
  void shouldNameItsClassByTheWordsOfItsName() {
    Exercise account = Exercises.find("account").orElseThrow();
    var lost =
        new Exercise(
            4,
            "lost-signal",
            account.title(),
            Exercise.Kind.COMPLETE,
            "main",
            account.work(),
            "race",
            account.misconception());
    assertThat(account.fileName()).isEqualTo("Lesson4Account.java");
    assertThat(lost.fileName()).isEqualTo("Lesson4LostSignal.java");
  }
}
