package mpj.app.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import mpj.app.error.ExitCode;
import mpj.app.exercise.Desk;
import mpj.app.exercise.Editor;
import mpj.app.exercise.Sheet;
import mpj.app.exercise.progress.Progress;
import mpj.app.terminal.Screen;
import mpj.lessons.exercise.Exercise;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code mpj exercise}: shows an exercise, and opens it where an editor is set. */
@Command(name = "exercise", description = ExerciseCommand.DESCRIPTION)
final class ExerciseCommand implements Callable<Integer> {
  static final String DESCRIPTION = "Show an exercise, and open it in your editor.";

  private final Screen screen;
  private final Desk desk;

  @Mixin private ExerciseParameter which;

  @Option(
      names = "--editor",
      paramLabel = "COMMAND",
      description = "What opens it; else VISUAL or EDITOR of the environment, on a terminal.")
  private String editor;

  ExerciseCommand(Screen screen, Desk desk) {
    this.screen = screen;
    this.desk = desk;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Exercise exercise = desk.exercise(which.typed());
    Progress progress = desk.progress().update(noted -> noted.current(exercise.name()));
    Path file = desk.file(exercise);
    new Sheet(screen, exercise, progress).show(file);
    return Editor.of(editor, screen).map(chosen -> open(chosen, file)).orElse(ExitCode.DONE).code();
  }

  private static ExitCode open(Editor chosen, Path file) {
    chosen.open(file);
    return ExitCode.DONE;
  }
}
