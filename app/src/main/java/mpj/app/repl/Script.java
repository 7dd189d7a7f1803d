package mpj.app.repl;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;
import mpj.app.error.ExitCode;
import mpj.app.screen.Screen;
import mpj.app.screen.Text;

/** A session whose lines come from a file or a pipe; it ends with the first that fails. */
public final class Script implements Output {
  private final Screen screen;
  private final ToolCommands tool;
  private final String name;

  /** Prepares a script; its name stands before what fails. */
  public Script(Screen screen, ToolCommands tool, String name) {
    this.screen = screen;
    this.tool = tool;
    this.name = name;
  }

  /**
   * Runs it, and waits for the processes that it started.
   *
   * @return the exit code
   * @throws IOException if it cannot be read
   */
  public ExitCode run(BufferedReader lines) throws IOException, InterruptedException {
    try (var session = new Session(tool, this, false)) {
      ExitCode code = run(session, lines);
      if (code == ExitCode.DONE) {
        session.awaitChildren();
      }
      return code;
    }
  }

  private ExitCode run(Session session, BufferedReader lines) throws IOException {
    var piece = new StringBuilder();
    int number = 0;
    int begin = 1;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      number++;
      if (piece.isEmpty()) {
        begin = number;
      } else {
        piece.append('\n');
      }
      piece.append(line);
      if (piece.toString().isBlank()) {
        piece.setLength(0);
      } else if (session.isWhole(piece.toString())) {
        Session.After after = session.take(piece.toString());
        if (after != Session.After.OK) {
          return after == Session.After.LEAVE ? ExitCode.DONE : failed(begin);
        }
        piece.setLength(0);
      }
    }
    return piece.toString().isBlank() || session.take(piece.toString()) == Session.After.OK
        ? ExitCode.DONE
        : failed(begin);
  }

  private ExitCode failed(int line) {
    screen.message(name + " failed in what begins at line=" + line + "; what follows was not run");
    return ExitCode.FAILED;
  }

  @Override
  public void printed(String line, boolean error) {
    (error ? screen.errors() : screen.output()).print(line + "\n");
  }

  @Override
  public void say(List<Text> lines) {
    for (Text line : lines) {
      screen.errors().print(line + "\n");
    }
  }

  @Override
  public Screen screen() {
    return screen;
  }
}
