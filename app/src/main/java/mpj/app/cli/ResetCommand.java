package mpj.app.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import mpj.app.error.ExitCode;
import mpj.app.error.UsageException;
import mpj.app.exercise.Desk;
import mpj.app.exercise.Question;
import mpj.app.terminal.Screen;
import mpj.app.terminal.Text;
import mpj.lessons.exercise.Exercise;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mpj reset}: asks, keeps a copy of the learner's file, and puts back the start. */
@Command(name = "reset", description = ResetCommand.DESCRIPTION)
final class ResetCommand implements Callable<Integer> {
  static final String DESCRIPTION = "Put an exercise back as it was given; yours is kept.";

  private final Screen screen;
  private final Desk desk;

  @Parameters(
      paramLabel = ExerciseParameter.LABEL,
      description = "A lesson's number or an exercise's name.")
  private String number;

  @Option(names = "--yes", description = "Do not ask.")
  private boolean yes;

  ResetCommand(Screen screen, Desk desk) {
    this.screen = screen;
    this.desk = desk;
  }

  @Override
  public Integer call() throws IOException {
    Exercise exercise = desk.exercise(number);
    Path file = desk.file(exercise);
    if (!yes && !Question.isPossible(screen)) {
      throw new UsageException(
          "reset asks first, on a terminal; give --yes to do it: file=" + file);
    }
    if (!yes && !Question.ask(screen, "Put back " + file.getFileName() + " as it was given?")) {
      screen.line(Text.of("Nothing was changed."));
      return ExitCode.DONE.code();
    }
    Path copy = desk.folder().reset(exercise);
    screen.lines(
        Text.of(file.getFileName() + " is as it was given; what was there is kept in " + copy)
            .wrap(screen.columns()));
    return ExitCode.DONE.code();
  }
}
