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
    if (!folder.isAbsolute()) {
      return Optional.empty(); // a user without a home, whom the JVM gives one called ?
    }
    try {
      Files.createDirectories(folder);
      return Files.isWritable(folder) ? Optional.of(folder.resolve(name)) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /**
   * Returns {@code $XDG_STATE_HOME/mpj}, by default {@code ~/.local/state/mpj}. As for a shell, ~
   * is what HOME says; only without it what the password file does, which is what a JVM knows.
   */
  static Path folder(Map<String, String> environment, String home) {
    String state = environment.getOrDefault("XDG_STATE_HOME", "");
    Path base = Path.of(state);
    Path given = Path.of(environment.getOrDefault("HOME", ""));
    Path own = given.isAbsolute() ? given : Path.of(home);
    return (base.isAbsolute() ? base : own.resolve(Path.of(".local", "state"))).resolve("mpj");
  }
}
