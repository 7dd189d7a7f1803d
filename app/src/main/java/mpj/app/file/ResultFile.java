package mpj.app.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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
    if (!Files.isDirectory(folder) || !Files.isWritable(folder)) {
      throw new UsageException(
          "there is no folder to write to: "
              + option
              + "="
              + name
              + "; make the folder, or choose another");
    }
    return new ResultFile(option, path);
  }

  /** Writes the file, in the place of one that was there. */
  public void write(byte[] content) throws IOException {
    Path beside = path.resolveSibling("." + path.getFileName() + ".part");
    try {
      Files.write(beside, content);
      Files.move(beside, path, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new IOException(
          "could not be written: " + option + "=" + path + " (" + e.getMessage() + ")", e);
    } finally {
      Files.deleteIfExists(beside);
    }
  }
}
