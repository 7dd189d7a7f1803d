package mpj.app.command;

import java.util.concurrent.Callable;
import mpj.app.error.ExitCode;
import mpj.app.screen.Screen;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** For those who write demos and exercises; CONTRIBUTING.md tells of it. */
@Command(name = "dev", hidden = true, description = "For authors of demos and exercises.")
final class DevCommand implements Callable<Integer> {
  private final Screen screen;

  @Spec private CommandSpec spec;

  DevCommand(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Integer call() {
    screen.raw(spec.commandLine().getUsageMessage(CommandLine.Help.Ansi.OFF));
    return ExitCode.USAGE.code();
  }
}
