package mpj.app.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import mpj.app.error.ExitCode;
import mpj.app.error.UsageException;
import mpj.app.exercise.Desk;
import mpj.app.exercise.Question;
import mpj.app.exercise.folder.ExerciseFolder;
import mpj.app.terminal.Screen;
import mpj.app.terminal.Style;
import mpj.app.terminal.Text;
import mpj.lessons.exercise.Exercise;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mpj init}: writes the exercises' files. */
@Command(name = "init", description = InitCommand.DESCRIPTION)
final class InitCommand implements Callable<Integer> {
  static final String DESCRIPTION = "Write the exercises into a folder, a Java file for each.";

  private static final int MOST_NAMES = 3;
  private static final int NAME_COLUMNS = 24;

  private final Screen screen;
  private final Desk desk;

  @Parameters(
      arity = "0..1",
      paramLabel = "DIR",
      description = "The folder; by default mpj-exercises.")
  private Path directory = Path.of("mpj-exercises");

  @Option(names = "--yes", description = "Write into a folder with other things in it, too.")
  private boolean yes;

  InitCommand(Screen screen, Desk desk) {
    this.screen = screen;
    this.desk = desk;
  }

  @Override
  public Integer call() throws Exception {
    var folder = new ExerciseFolder(directory);
    if (Files.exists(folder.path()) && !Files.isDirectory(folder.path())) {
      throw new UsageException("not a folder: path=" + folder.path() + "; give another one");
    }
    List<String> others = folder.others();
    if (!others.isEmpty() && !folder.hasAny() && !yes && !isWanted(folder, others)) {
      screen.line(Text.of("Nothing was written."));
      return ExitCode.DONE.code();
    }
    List<Exercise> written = folder.fill();
    desk.progress().update(progress -> progress.folder(folder.path()));
    for (Exercise exercise : written) {
      Text name = Text.of(exercise.fileName(), Style.CODE).padded(NAME_COLUMNS);
      screen.lines(name.plus(exercise.title()).wrap(screen.columns(), NAME_COLUMNS));
    }
    screen.line(
        Text.of(
            written.isEmpty()
                ? "All exercises are there already: " + folder.path()
                : written.size() + " exercises are in " + folder.path()));
    screen.line(
        Text.of("Next: ")
            .plus("mpj exercise 1", Style.CODE)
            .plus(", edit the file, ")
            .plus("mpj check 1", Style.CODE));
    return ExitCode.DONE.code();
  }

  private boolean isWanted(ExerciseFolder folder, List<String> others) throws Exception {
    String names = String.join(", ", others.subList(0, Math.min(MOST_NAMES, others.size())));
    String what =
        folder.path() + " has other things in it: " + names + (others.size() > 3 ? ", …" : "");
    if (!Question.isPossible(screen)) {
      throw new UsageException(what + "; give another folder, or --yes to write there");
    }
    return Question.ask(screen, what + ". Write the exercises there, beside them?");
  }
}
