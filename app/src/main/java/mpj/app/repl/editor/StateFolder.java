package mpj.app.repl.editor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Where the tool keeps what outlives a session, by the convention of the platform. */
final class StateFolder {
  private StateFolder() {}

  /** Returns a file in it, whose folder is there now; empty if that can't be made. */
  static Optional<Path> file(String name) {
    Path folder = folder(System.getenv(), System.getProperty("user.home"));
    try {
      Files.createDirectories(folder);
      return Files.isWritable(folder) ? Optional.of(folder.resolve(name)) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Returns {@code $XDG_STATE_HOME/mpj}, by default {@code ~/.local/state/mpj}. */
  static Path folder(Map<String, String> environment, String home) {
    String state = environment.getOrDefault("XDG_STATE_HOME", "");
    Path base = Path.of(state);
    return (base.isAbsolute() ? base : Path.of(home, ".local", "state")).resolve("mpj");
  }
}
