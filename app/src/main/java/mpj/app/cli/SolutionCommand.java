package mpj.app.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import mpj.app.error.ExitCode;
import mpj.app.exercise.Desk;
import mpj.app.terminal.Screen;
import mpj.lessons.exercise.Exercise;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code mpj solution}: shows ours; that it was shown is noted, and nothing follows from it. */
@Command(name = "solution", description = SolutionCommand.DESCRIPTION)
final class SolutionCommand implements Callable<Integer> {
  static final String DESCRIPTION = "Show our solution.";

  private final Screen screen;
  private final Desk desk;

  @Mixin private ExerciseParameter which;

  SolutionCommand(Screen screen, Desk desk) {
    this.screen = screen;
    this.desk = desk;
  }

  @Override
  public Integer call() throws IOException {
    Exercise exercise = desk.exercise(which.typed());
    desk.progress().update(progress -> progress.solutionShown(exercise.name()));
    screen.raw(exercise.solution());
    return ExitCode.DONE.code();
  }
}
