package mpj.app.command;

import java.util.concurrent.Callable;
import mpj.app.error.ExitCode;
import mpj.app.screen.Screen;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints the shell's completion script. */
@Command(name = "completion", description = FrontPage.COMPLETION)
final class CompletionCommand implements Callable<Integer> {
  private final Screen screen;

  @Spec private CommandSpec spec;

  CompletionCommand(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Integer call() {
    screen.raw(AutoComplete.bash("mpj", spec.root().commandLine()));
    return ExitCode.DONE.code();
  }
}
