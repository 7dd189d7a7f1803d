package mpj.app.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import mpj.app.error.ExitCode;
import mpj.app.exercise.Checking;
import mpj.app.exercise.Desk;
import mpj.app.exercise.progress.Progress;
import mpj.app.terminal.Screen;
import mpj.app.terminal.Style;
import mpj.app.terminal.Text;
import mpj.lessons.exercise.Exercise;
import mpj.lessons.exercise.Exercises;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code mpj check}: compiles, runs and judges. */
@Command(name = "check", description = CheckCommand.DESCRIPTION)
final class CheckCommand implements Callable<Integer>, HasConflicts, StartsProcesses {
  static final String DESCRIPTION = "Run an exercise in child processes, and judge it.";

  private final Screen screen;
  private final Desk desk;

  @Mixin private ExerciseParameter which;

  @Option(names = "--all", description = "Check every exercise.")
  private boolean all;

  CheckCommand(Screen screen, Desk desk) {
    this.screen = screen;
    this.desk = desk;
  }

  @Override
  public List<Conflict> conflicts() {
    return List.of(
        new Conflict("--all", ExerciseParameter.LABEL, "all are checked, or one of them"));
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    List<Exercise> chosen = all ? Exercises.all() : List.of(desk.exercise(which.typed()));
    boolean right = true;
    for (Exercise exercise : chosen) {
      right &= check(exercise, desk.file(exercise));
    }
    return (right ? ExitCode.DONE : ExitCode.FAILED).code();
  }

  private boolean check(Exercise exercise, Path file) throws IOException, InterruptedException {
    boolean right = new Checking(screen, exercise).check(file);
    Progress progress = note(desk, exercise, right);
    if (right && !all) {
      tellNext(screen, progress);
    }
    return right;
  }

  /** After an exercise was solved. */
  static void tellNext(Screen screen, Progress progress) {
    screen.line(
        Desk.open(progress).isEmpty()
            ? Text.of("That was the last of them: all are solved.")
            : Text.of("Next: ").plus("mpj next", Style.CODE));
  }

  static Progress note(Desk desk, Exercise exercise, boolean right) throws IOException {
    return desk.progress().update(progress -> progress.attempted(exercise.name(), right));
  }
}
