package mpj.app.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import mpj.app.error.UsageException;

/**
 * A file that results are written to. Whether it can be is found out before the work; it is written
 * beside its place and then moved there, so that there is never half a file.
 */
public final class ResultFile {
  private final String option;
  private final Path path;

  private ResultFile(String option, Path path) {
    this.option = option;
    this.path = path;
  }

  /**
   * Returns the file of an option.
   *
   * @throws UsageException if nothing can be written there
   */
  public static ResultFile of(String option, String name) {
    Path path;
    try {
      path = Path.of(name).toAbsolutePath();
    } catch (InvalidPathException e) {
      throw new UsageException(
          "not a name that a file can have: " + option + "=" + name + "; choose another");
    }
    Path folder = path.getParent();
    if (name.isBlank() || folder == null || Files.isDirectory(path)) {
      throw new UsageException(
          "a folder, not a file: " + option + "=" + name + "; give the name of a file");
    }
    boolean writableAsItIs =
        Files.exists(path) && !Files.isRegularFile(path) && Files.isWritable(path);
    if (!writableAsItIs && (!Files.isDirectory(folder) || !Files.isWritable(folder))) {
      throw new UsageException(
          "there is no folder to write to: "
              + option
              + "="
              + name
              + "; make the folder, or choose another");
    }
    return new ResultFile(option, path);
  }

  /**
   * Writes the file, in the place of one that was there. A link stays, and what it leads to is
   * written; a device or a pipe is written to as it is.
   */
  public void write(byte[] content) throws IOException {
    if (Files.exists(path) && !Files.isRegularFile(path)) {
      try {
        Files.write(path, content, StandardOpenOption.WRITE);
        return;
      } catch (IOException e) {
        throw failed(e);
      }
    }
    replace(Files.isSymbolicLink(path) ? target() : path, content);
  }

  /** Returns where a link leads, which may be to a file that is not there yet. */
  private Path target() throws IOException {
    return Files.exists(path)
        ? path.toRealPath()
        : path.resolveSibling(Files.readSymbolicLink(path));
  }

  private IOException failed(IOException cause) {
    return new IOException(
        "could not be written: "
            + option
            + "="
            + path
            + " ("
            + cause.getMessage()
            + "); make room there, or name another file",
        cause);
  }

  private void replace(Path file, byte[] content) throws IOException {
    Path beside = file.resolveSibling("." + file.getFileName() + ".part");
    try {
      Files.write(beside, content);
      Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw failed(e);
    } finally {
      Files.deleteIfExists(beside);
    }
  }
}
