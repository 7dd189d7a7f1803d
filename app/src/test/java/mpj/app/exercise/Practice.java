package mpj.app.exercise;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import mpj.app.terminal.PseudoTerminal;
import mpj.lessons.exercise.Exercise;

/** A learner in a session on a terminal, with a folder of exercises and a state of their own. */
final class Practice implements AutoCloseable {
  private static final String PROMPT = "mpj> ";
  private static final String ENTER = "\r";

  private final Path home;
  private final PseudoTerminal terminal;

  /** Begins a session; what an earlier one left in the home is there. */
  Practice(Path home) throws IOException, InterruptedException {
    this.home = home;
    this.terminal = PseudoTerminal.plain(state(home));
    terminal.await(PROMPT);
  }

  /** Returns the environment in which all of these sessions have one state. */
  static Map<String, String> state(Path home) {
    return Map.of("XDG_STATE_HOME", home.resolve("state").toString());
  }

  private Path folder() {
    return home.resolve("here");
  }

  void init() throws IOException, InterruptedException {
    expect("init " + folder(), "exercises are in");
  }

  Path file(Exercise exercise) {
    return folder().resolve(exercise.fileName());
  }

  /** Types a command, and waits until the screen shows these texts and is ready again. */
  void expect(String command, String... texts) throws IOException, InterruptedException {
    ask(command, texts);
    terminal.await(PROMPT);
  }

  /** Types a command that does not come to its end by itself. */
  void ask(String command, String... texts) throws IOException, InterruptedException {
    terminal.type(command + ENTER);
    terminal.await(texts);
  }

  /** Saves a program where the exercise is. */
  void save(Exercise exercise, String program) throws IOException {
    Files.writeString(file(exercise), program);
  }

  void leave() throws IOException, InterruptedException {
    terminal.type("quit" + ENTER);
    assertThat(terminal.exitCode()).isZero();
  }

  @Override
  public void close() {
    terminal.close();
  }
}
