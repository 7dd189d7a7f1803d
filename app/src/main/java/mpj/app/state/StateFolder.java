package mpj.app.state;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Where the tool keeps what outlives it, by the convention of the platform. */
public final class StateFolder {
  private StateFolder() {}

  /** Returns the folder of this user, which need not be there. */
  public static Path path() {
    return folder(System.getenv(), System.getProperty("user.home"));
  }

  /** Returns a file in it, whose folder is there now; empty if that can't be made. */
  public static Optional<Path> file(String name) {
    Path folder = path();
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
