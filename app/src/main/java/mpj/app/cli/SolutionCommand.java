package mpj.app.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import mpj.app.error.ExitCode;
import mpj.app.exercise.Desk;
import mpj.app.terminal.Screen;
import mpj.lessons.exercise.Exercise;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code mpj solution}: shows ours; that it was shown is noted, and nothing follows from it. */
@Command(name = "solution", description = Descriptions.SOLUTION)
final class SolutionCommand implements Callable<Integer> {
  private final Screen screen;
  private final Desk desk;

  @Parameters(arity = "0..1", paramLabel = ExerciseCommands.N, description = Descriptions.N)
  private String number;

  SolutionCommand(Screen screen, Desk desk) {
    this.screen = screen;
    this.desk = desk;
  }

  @Override
  public Integer call() throws IOException {
    Exercise exercise = desk.exercise(number);
    desk.progress().update(progress -> progress.solutionShown(exercise.name()));
    screen.raw(exercise.solution());
    return ExitCode.DONE.code();
  }
}
