package mpj.app.repl;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import mpj.app.error.ExitCode;
import mpj.app.file.SourceText;
import mpj.app.terminal.Screen;
import mpj.app.terminal.Text;
import mpj.multiprocessing.trace.OutputLine;

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
  public ExitCode run(SourceText text) throws IOException, InterruptedException {
    try (var session = new Session(tool, this, false)) {
      ExitCode code = run(session, text);
      if (code == ExitCode.DONE) {
        session.awaitChildren();
      }
      return code;
    }
  }

  private ExitCode run(Session session, SourceText text) throws IOException {
    var lines = new Lines(text);
    while (lines.hasNext()) {
      String piece = lines.next();
      int begin = lines.number();
      while (goesOn(session, piece, lines)) {
        piece += "\n" + lines.next();
      }
      Session.After after = session.take(piece);
      if (after != Session.After.OK) {
        return after == Session.After.LEAVE ? ExitCode.DONE : failed(begin);
      }
    }
    return ExitCode.DONE;
  }

  /** Reads ahead only where that can matter: lines may come from a program that waits. */
  private static boolean goesOn(Session session, String piece, Lines lines) throws IOException {
    if (piece.isBlank() || session.isCommand(piece)) {
      return false;
    }
    return session.isWhole(piece)
        ? GoingOn.isPossible(piece) && GoingOn.isIt(piece, lines.nextThatSays())
        : lines.hasNext();
  }

  /** The lines, of which those that were read ahead are kept. */
  private static final class Lines {
    private final SourceText text;
    private final Deque<String> ahead = new ArrayDeque<>();
    private int number;

    Lines(SourceText text) {
      this.text = text;
    }

    boolean hasNext() throws IOException {
      return !ahead.isEmpty() || read();
    }

    private boolean read() throws IOException {
      String line = text.next();
      if (line != null) {
        ahead.add(line);
      }
      return line != null;
    }

    String next() {
      number++;
      return ahead.remove();
    }

    int number() {
      return number;
    }

    /** Returns the next line that is no comment and not empty; "" if there is none. */
    String nextThatSays() throws IOException {
      Optional<String> found = ahead.stream().filter(line -> !GoingOn.isNothing(line)).findFirst();
      while (found.isEmpty() && read()) {
        found = Optional.of(ahead.getLast()).filter(line -> !GoingOn.isNothing(line));
      }
      return found.orElse("");
    }
  }

  private ExitCode failed(int line) {
    screen.message(name + " failed in what begins at line=" + line + "; what follows was not run");
    return ExitCode.FAILED;
  }

  @Override
  public void printed(OutputLine line) {
    line.writeTo(line.error() ? screen.errors() : screen.output());
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
