package mpj.app.cli;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import mpj.app.error.ExitCode;
import mpj.app.terminal.Screen;
import mpj.lessons.demo.Lesson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints the shell's completion script. */
@Command(name = "completion", description = CompletionCommand.DESCRIPTION)
final class CompletionCommand implements Callable<Integer> {
  static final String DESCRIPTION =
      "Print a completion script for bash and zsh: source <(mpj completion)";

  private final Screen screen;
  private final Supplier<List<Lesson>> lessons;

  @Spec private CommandSpec spec;

  CompletionCommand(Screen screen, Supplier<List<Lesson>> lessons) {
    this.screen = screen;
    this.lessons = lessons;
  }

  @Override
  public Integer call() {
    screen.raw(CompletionScript.of(new Completion(spec.root().commandLine(), lessons.get())));
    return ExitCode.DONE.code();
  }
}
