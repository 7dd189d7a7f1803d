package mpj.app.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import mpj.app.error.ExitCode;
import mpj.app.error.UsageException;
import mpj.app.file.SourceText;
import mpj.app.repl.Script;
import mpj.app.repl.editor.Editor;
import mpj.app.terminal.Screen;
import mpj.app.terminal.ScreenProbe;
import mpj.lessons.demo.Lesson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The session with the learner: on a terminal line by line, else a script. */
@Command(
    name = "repl",
    description = ReplCommand.DESCRIPTION,
    footerHeading = "%n",
    footer = {
      "What is read are the session's commands, as lesson 4, and Java; help in a session says"
          + " more.",
      "A script prints what its code prints. It ends at the first piece that fails, with exit code"
          + " 1; else when the processes that it started have ended."
    })
final class ReplCommand implements Callable<Integer> {
  static final String DESCRIPTION =
      "Type commands and Java, as mpj alone does on a terminal; or run a script of them.";

  private final Screen screen;
  private final Supplier<List<Lesson>> lessons;

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description = "A script; without it standard input, if that is no terminal.")
  private Path file;

  ReplCommand(Screen screen, Supplier<List<Lesson>> lessons) {
    this.screen = screen;
    this.lessons = lessons;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (file != null) {
      return script();
    }
    if (isOnTerminal(screen)) {
      return begin(screen, lessons);
    }
    return script(System.in, "the script");
  }

  private int script() throws IOException, InterruptedException {
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw new UsageException("the script can't be read: file=" + file + "; give a text file");
    }
    try (InputStream in = Files.newInputStream(file)) {
      return script(in, file.toString());
    }
  }

  private int script(InputStream in, String name) throws IOException, InterruptedException {
    try {
      return new Script(screen, new SessionCommands(() -> screen, lessons), name)
          .run(new SourceText(in))
          .code();
    } catch (SourceText.NotUtf8Exception e) {
      throw new UsageException(name + " is " + e.getMessage());
    } catch (IOException e) {
      throw new UsageException(
          name + " can't be read: " + e.getMessage() + "; give a text file", e);
    }
  }

  static boolean isOnTerminal(Screen screen) {
    return screen.facts().outputTerminal() && ScreenProbe.isInputTerminal();
  }

  /** Begins a session on the terminal, and returns its exit code. */
  static int begin(Screen screen, Supplier<List<Lesson>> lessons)
      throws IOException, InterruptedException {
    boolean noColour = !screen.facts().colour();
    var tool = new SessionCommands(() -> Screen.ofThisProcess(noColour), lessons);
    new Editor(tool, noColour).run();
    return ExitCode.DONE.code();
  }
}
