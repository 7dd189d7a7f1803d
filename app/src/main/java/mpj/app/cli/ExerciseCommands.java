package mpj.app.cli;

import java.util.List;
import mpj.app.exercise.Desk;
import mpj.app.exercise.progress.ProgressFile;
import mpj.app.terminal.Screen;

/** All of these commands. */
final class ExerciseCommands {
  /** How an exercise is named among the parameters of a command. */
  public static final String N = "N";

  private ExerciseCommands() {}

  /** Returns them, as the command line's library takes them, in the order of the help. */
  public static List<Object> all(Screen screen) {
    var desk = new Desk(ProgressFile.ofThisUser(screen::message));
    return List.of(
        new InitCommand(screen, desk),
        new ExerciseCommand(screen, desk),
        new NextCommand(screen, desk),
        new CheckCommand(screen, desk),
        new WatchCommand(screen, desk),
        new HintCommand(screen, desk),
        new SolutionCommand(screen, desk),
        new ResetCommand(screen, desk),
        new ProgressCommand(screen, desk));
  }
}
