package mpj.app.exercise;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import mpj.app.error.UsageException;
import mpj.app.terminal.Screen;

/** The learner's editor: a command of the shell, which may have options of its own. */
public final class Editor {
  private final String command;

  private Editor(String command) {
    this.command = command;
  }

  /** Returns the one that was typed; on a terminal also the one that the environment names. */
  public static Optional<Editor> of(String typed, Screen screen) {
    if (typed != null) {
      return Optional.of(new Editor(typed));
    }
    if (!screen.facts().outputTerminal()) {
      return Optional.empty();
    }
    Map<String, String> environment = System.getenv();
    String set =
        environment.getOrDefault("VISUAL", "").isBlank()
            ? environment.getOrDefault("EDITOR", "")
            : environment.get("VISUAL");
    return set.isBlank() ? Optional.empty() : Optional.of(new Editor(set));
  }

  /** Opens a file, and returns when the editor has ended. */
  public void open(Path file) {
    try {
      int code =
          new ProcessBuilder("sh", "-c", command + " \"$1\"", "sh", file.toString())
              .inheritIO()
              .start()
              .waitFor();
      if (code != 0) {
        throw failed("exit code=" + code, file);
      }
    } catch (IOException e) {
      throw failed(e.getMessage(), file);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private UsageException failed(String why, Path file) {
    return new UsageException(
        "the editor failed: editor=%s %s; open the file by hand: file=%s"
            .formatted(command, why, file));
  }
}
