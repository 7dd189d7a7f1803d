package mpj.app.exercise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import mpj.app.exercise.folder.ExerciseFolder;
import mpj.app.exercise.progress.ProgressFile;
import mpj.app.terminal.PseudoTerminal;
import mpj.lessons.exercise.Exercise;
import mpj.lessons.exercise.Exercises;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Saves are seen, whichever way an editor makes them. */
final class WatchTest {
  private static final String CTRL_C = "\u0003";
  private static final int INTERRUPTED = 130;
  private static final String WAITS = "Waits for the next save";

  @TempDir private Path home;
  private final Exercise exercise = Exercises.find("gather").orElseThrow();

  @Test
  void shouldCheckAtEverySaveUntilCtrlC() throws Exception {
    assumeTrue(PseudoTerminal.isPossible(), "no pseudo-terminal can be had without script(1)");
    var folder = new ExerciseFolder(home.resolve("here"));
    folder.fill();
    var known = new ProgressFile(home.resolve("state/mpj"), _ -> {});
    known.update(progress -> progress.folder(folder.path()));
    Path file = folder.file(exercise);

    try (var terminal = PseudoTerminal.plain(Practice.state(home), "watch", "gather")) {
      terminal.await("failed: too-few-processes", WAITS);
      terminal.forget();
      Files.writeString(file, exercise.start().replace("return 0;", "return nothing;"));
      terminal.await("does not compile", "there is no variable nothing", WAITS);
      terminal.forget();
      saveByRename(file, attempt("until-empty"));
      terminal.await("failed: results-missing", WAITS);
      terminal.type(CTRL_C);
      assertThat(terminal.exitCode()).isEqualTo(INTERRUPTED);
    }
    assertThat(known.read().attempts(exercise.name())).isEqualTo(3);
  }

  private String attempt(String name) {
    return exercise.attempts().stream()
        .filter(attempt -> attempt.name().equals(name))
        .map(exercise::attempt)
        .findFirst()
        .orElseThrow();
  }

  /** As vi and others do: the old file goes to a name of its own, and a new one comes. */
  private static void saveByRename(Path file, String text) throws Exception {
    Path fresh = Files.writeString(file.resolveSibling("fresh"), text);
    Files.move(file, file.resolveSibling("old~"));
    assertThat(file).doesNotExist();
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
