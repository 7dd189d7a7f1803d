package mpj.app.exercise;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import mpj.app.terminal.PseudoTerminal;
import mpj.lessons.exercise.Exercise;
import mpj.lessons.exercise.Exercises;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way of a learner on a terminal through all exercises, with a session for each. */
final class PractiseStress {
  @TempDir private Path home;

  @Test
  void shouldLeadThroughAllExercises() throws Exception {
    assumeTrue(PseudoTerminal.isPossible(), "no pseudo-terminal can be had without script(1)");
    try (var practice = new Practice(home)) {
      practice.init();
      practice.leave();
    }
    int solved = 0;
    for (Exercise exercise : Exercises.all()) {
      try (var practice = new Practice(home)) {
        practice.expect("next", exercise.name());
        Exercise.Attempt wrong = exercise.attempts().getFirst();
        practice.save(exercise, exercise.attempt(wrong));
        practice.expect("check", "failed: " + wrong.reason(), "mpj hint");
        practice.expect("hint", exercise.name(), "hint 1 of " + exercise.hints().size());
        practice.expect("progress", exercise.name(), "begun", solved + " of 7 solved");
        practice.save(exercise, exercise.solution());
        practice.expect("check", "passed in");
        solved++;
        practice.expect("progress", exercise.name(), "solved", solved + " of 7 solved");
        practice.leave();
      }
    }
    try (var practice = new Practice(home)) {
      practice.expect("next", "All exercises are solved");
      practice.expect("progress", "7 of 7 solved");
    }
  }
}
