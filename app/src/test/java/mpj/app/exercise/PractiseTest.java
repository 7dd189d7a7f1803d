package mpj.app.exercise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import mpj.app.terminal.PseudoTerminal;
import mpj.lessons.exercise.Exercise;
import mpj.lessons.exercise.Exercises;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The way of a learner on a terminal, from nothing to a solved exercise; {@link PractiseStress}
 * goes it through the whole course.
 */
@Tag("long")
final class PractiseTest {
  @TempDir private Path home;
  private final Exercise exercise = Exercises.find("gather").orElseThrow();

  @BeforeEach
  void demandATerminal() {
    assumeTrue(PseudoTerminal.isPossible(), "no pseudo-terminal can be had without script(1)");
  }

  @Test
  void shouldLeadFromTheStartToASolvedExercise() throws Exception {
    try (var practice = new Practice(home)) {
      practice.init();
      String file = practice.file(exercise).getFileName().toString();
      practice.expect("exercise 5 --editor 'echo opens'", "Count the primes", "opens ", file);
      practice.save(exercise, exercise.attempt(exercise.attempts().getFirst()));
      practice.expect("check", "failed: nothing-passed", "Process-4", "mpj hint");
      practice.expect("hint", "hint 1 of 4");
      practice.save(exercise, exercise.solution());
      practice.expect("check", "passed in 3 runs", "mpj next");

      practice.ask("reset 5", "[y/N]");
      practice.expect("n", "Nothing was changed");
      assertThat(practice.file(exercise)).hasContent(exercise.solution());
      practice.ask("reset 5", "[y/N]");
      practice.expect("y", "is as it was given");
      assertThat(practice.file(exercise)).hasContent(exercise.start());
      practice.expect("next", "arrivals");
      practice.leave();
    }
    try (var later = PseudoTerminal.plain(Practice.state(home), "progress")) {
      assertThat(later.all())
          .contains("solved  2 checks, 1 hint", "> 6  arrivals", "1 of 7 solved");
    }
  }
}
