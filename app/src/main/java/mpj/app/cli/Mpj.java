package mpj.app.cli;

import java.util.concurrent.Callable;
import mpj.app.error.ExitCode;
import mpj.app.terminal.Screen;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The tool itself, without a command: it shows the help. */
@Command(name = "mpj", description = "Teaches process-based concurrency by running it.")
// The fields only declare options: Main has looked for --no-color before, the library does the
// rest.
@SuppressWarnings("UnusedVariable")
final class Mpj implements Callable<Integer> {
  private final Screen screen;

  @Option(names = "--no-color", scope = ScopeType.INHERIT, description = FrontPage.NO_COLOUR)
  private boolean noColour;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = FrontPage.HELP)
  private boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = FrontPage.VERSION)
  private boolean version;

  Mpj(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Integer call() {
    FrontPage.show(screen);
    return ExitCode.DONE.code();
  }
}
