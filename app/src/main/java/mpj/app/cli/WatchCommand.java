package mpj.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.concurrent.Callable;
import mpj.app.error.ExitCode;
import mpj.app.exercise.Checking;
import mpj.app.exercise.Desk;
import mpj.app.exercise.progress.Progress;
import mpj.app.terminal.Screen;
import mpj.app.terminal.Style;
import mpj.app.terminal.Text;
import mpj.lessons.exercise.Exercise;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code mpj watch}: checks at every save, until the exercise is solved or Ctrl-C comes. */
@Command(name = "watch", description = WatchCommand.DESCRIPTION)
final class WatchCommand implements Callable<Integer>, StartsProcesses {
  static final String DESCRIPTION = "Check an exercise at every save.";

  private static final long TURN_MILLIS = 200;
  private static final FileTime NEVER = FileTime.fromMillis(0);

  private final Screen screen;
  private final Desk desk;

  @Mixin private ExerciseParameter which;

  WatchCommand(Screen screen, Desk desk) {
    this.screen = screen;
    this.desk = desk;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Exercise exercise = desk.exercise(which.typed());
    Path file = desk.file(exercise);
    while (true) {
      FileTime saved = saved(file);
      boolean right = new Checking(screen, exercise).check(file);
      Progress progress = CheckCommand.note(desk, exercise, right);
      if (right) {
        CheckCommand.tellNext(screen, progress);
      }
      if (right || screen.isAbandoned()) {
        return ExitCode.DONE.code();
      }
      String wait = "Waits for the next save of " + file.getFileName() + "; Ctrl-C ends it.";
      screen.line(Text.of(wait, Style.DIM));
      awaitChange(file, saved);
    }
  }

  /**
   * An editor that saves by renaming leaves no file for a moment, and others an empty one: the save
   * is over when two looks in a row see the same. A folder in its place is waited out as well.
   */
  private static void awaitChange(Path file, FileTime saved)
      throws IOException, InterruptedException {
    FileTime before = saved;
    FileTime now = saved(file);
    while (now.equals(NEVER) || now.equals(saved) || !now.equals(before)) {
      Thread.sleep(TURN_MILLIS);
      before = now;
      now = saved(file);
    }
  }

  private static FileTime saved(Path file) throws IOException {
    try {
      return Files.isDirectory(file) ? NEVER : Files.getLastModifiedTime(file);
    } catch (NoSuchFileException e) {
      return NEVER;
    }
  }
}
