import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import mpj.multiprocessing.internal.process.CommandLine;

/**
 * Writes the JVM options that the library gives to children into a file, one on a line. The build
 * uses the same for the tool and for tests; a JVM reads the file as {@code @FILE}.
 *
 * <p>Argument: the file. The library's classes are on the class path.
 */
final class Flags {
  public static void main(String[] arguments) throws IOException {
    Files.write(Path.of(arguments[0]), CommandLine.flags());
  }
}
