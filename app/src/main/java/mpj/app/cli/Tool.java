package mpj.app.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import mpj.app.error.ExitCode;
import mpj.app.terminal.Screen;
import mpj.lessons.demo.Lesson;

/** The whole command line: reads the arguments and has the right command do the work. */
public final class Tool {
  private final Screen screen;
  private final Supplier<List<Lesson>> lessons;

  /**
   * Creates the tool.
   *
   * @param screen where everything is written
   * @param lessons the course; not asked for before a command needs it
   */
  public Tool(Screen screen, Supplier<List<Lesson>> lessons) {
    this.screen = screen;
    this.lessons = lessons;
  }

  /** Does what the arguments ask for and returns the exit code; throws nothing. */
  public int run(String... arguments) {
    int exitCode = execute(arguments);
    return screen.tellLoss() ? ExitCode.INTERNAL.code() : exitCode;
  }

  private int execute(String... arguments) {
    if (FrontPage.isBare(arguments) && ReplCommand.isOnTerminal(screen)) {
      return new CommandTree(screen, lessons).execute("repl");
    }
    if (FrontPage.isAskedFor(arguments)) {
      FrontPage.show(screen);
      return ExitCode.DONE.code();
    }
    return new CommandTree(screen, lessons).execute(withoutHelp(arguments));
  }

  /** {@code mpj help lesson} is what {@code mpj lesson --help} is. */
  private static String[] withoutHelp(String... arguments) {
    if (arguments.length == 0 || !arguments[0].equals(FrontPage.HELP_COMMAND)) {
      return arguments;
    }
    List<String> asked = new ArrayList<>(List.of(arguments).subList(1, arguments.length));
    asked.add("--help");
    return asked.toArray(String[]::new);
  }
}
