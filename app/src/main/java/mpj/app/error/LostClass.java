package mpj.app.error;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.ZipFile;

/**
 * A class that could not be loaded although it is there. A JVM opens its jars when it first needs
 * them; where that fails, as with too many open files, it takes them for empty from then on, and
 * says that the class does not exist.
 */
final class LostClass {
  private LostClass() {}

  static boolean isOne(Throwable error) {
    return sentence(error).isPresent();
  }

  /** Returns what to say of an error if it is one of these. */
  static Optional<String> sentence(Throwable error) {
    boolean missing =
        error instanceof NoClassDefFoundError || error instanceof ClassNotFoundException;
    if (!missing || error.getMessage() == null) {
      return Optional.empty();
    }
    String name = error.getMessage().replace('.', '/');
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      if (isThere(entry, name + ".class")) {
        return Optional.of(
            "a class of mpj could not be loaded, although it is there: class="
                + name.replace('/', '.')
                + " file="
                + entry
                + "; that is so where too many files are open: raise the limit by ulimit -n 1024"
                + " (ulimit -n shows it), and try again");
      }
    }
    return Optional.empty();
  }

  private static boolean isThere(String entry, String file) {
    Path path = Path.of(entry);
    if (Files.isDirectory(path)) {
      return Files.exists(path.resolve(file));
    }
    try (var jar = new ZipFile(path.toFile())) {
      return jar.getEntry(file) != null;
    } catch (IOException e) {
      return false;
    }
  }
}
