package mpj.app.repl.editor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import mpj.app.repl.Output;
import mpj.app.repl.Session;
import mpj.app.repl.ToolCommands;
import mpj.app.state.StateFolder;
import mpj.app.terminal.Screen;
import mpj.app.terminal.Style;
import mpj.app.terminal.Text;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.trace.OutputLine;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** A session on a terminal. */
public final class Editor implements Output {
  private static final String PROMPT = "mpj> ";
  private static final String GOES_ON = "...> ";
  private static final int HISTORY = 10_000;

  private final ToolCommands tool;
  private final boolean noColour;
  private Screen screen;
  private Terminal terminal;
  private LineReader reader;

  /** Prepares a session with the tool's commands. */
  public Editor(ToolCommands tool, boolean noColour) {
    this.tool = tool;
    this.noColour = noColour;
    this.screen = Screen.ofThisProcess(noColour);
  }

  /**
   * Has the session, until the learner leaves. The terminal is then as it was found.
   *
   * @throws IOException if the terminal cannot be used
   */
  public void run() throws IOException {
    greet();
    try (Terminal opened = terminal();
        var session = new Session(tool, this, true)) {
      terminal = opened;
      reader = reader(session);
      terminal.handle(Terminal.Signal.INT, _ -> interrupt(session));
      terminal.handle(Terminal.Signal.WINCH, _ -> screen = null);
      converse(session);
    }
  }

  /**
   * By the JDK's own calls of native functions, or by {@code stty}. The library that JLine brings
   * is not used: it would be copied to the temporary folder, where a killed session leaves it.
   */
  private static Terminal terminal() throws IOException {
    return TerminalBuilder.builder().system(true).nativeSignals(true).jni(false).build();
  }

  /** What the terminal has echoed of Ctrl-C has a line of its own. */
  private void interrupt(Session session) {
    terminal.writer().println();
    terminal.flush();
    session.interrupt();
  }

  private void greet() {
    screen.line(
        Text.of("mpj", Style.BOLD)
            .plus(screen.fit(" · commands, and Java with the library imported")));
    screen.line(Text.of("help says more, quit or Ctrl-D leaves", Style.DIM));
  }

  private LineReader reader(Session session) {
    LineReaderBuilder builder =
        LineReaderBuilder.builder()
            .terminal(terminal)
            .appName("mpj")
            .parser(new Pieces(session))
            .completer(new Completions(session))
            .variable(LineReader.SECONDARY_PROMPT_PATTERN, GOES_ON)
            .variable(LineReader.HISTORY_SIZE, HISTORY)
            .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
            .option(LineReader.Option.HISTORY_IGNORE_SPACE, false);
    if (!noColour) {
      builder.highlighter(new Colours(session));
    }
    Optional<Path> history = StateFolder.file("history");
    history.ifPresent(file -> builder.variable(LineReader.HISTORY_FILE, file));
    return builder.build();
  }

  private void converse(Session session) {
    boolean leaving = false;
    while (!leaving) {
      try {
        leaving = session.take(reader.readLine(PROMPT)) == Session.After.LEAVE;
      } catch (UserInterruptException e) {
        leaving = false; // the line is dropped, and that is all
      } catch (EndOfFileException e) {
        leaving = true;
      }
    }
    tellOfTheRest();
  }

  private void tellOfTheRest() {
    List<String> left = ChildProcess.activeChildren().stream().map(ChildProcess::name).toList();
    if (!left.isEmpty()) {
      say("still running, and ended now: " + String.join(", ", left), Style.DIM);
    }
  }

  @Override
  public void printed(OutputLine line) {
    reader.printAbove(line.text());
  }

  @Override
  public void say(List<Text> lines) {
    for (Text line : lines) {
      reader.printAbove(line.render(!noColour));
    }
  }

  @Override
  public Screen screen() {
    Screen current = screen;
    if (current == null) {
      current = Screen.ofThisProcess(noColour);
      screen = current;
    }
    return current;
  }
}
