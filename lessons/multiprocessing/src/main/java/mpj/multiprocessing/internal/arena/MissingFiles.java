package mpj.multiprocessing.internal.arena;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import mpj.multiprocessing.TreeEndedException;

/**
 * Says why files of a tree are missing. Either the tree has ended: then this is expected, and the
 * library's threads keep quiet about it. Or something else has deleted the files while the tree
 * lives, for example a program that cleans the temporary directory: then users must learn of it.
 */
final class MissingFiles {
  /**
   * Returns the exception to throw if an operation failed because files of a tree are missing;
   * empty if they are there.
   *
   * @param directory the directory of the tree
   * @param cause how the operation failed
   */
  static Optional<RuntimeException> exception(Path directory, IOException cause) {
    if (Files.isDirectory(directory) && !(cause instanceof NoSuchFileException)) {
      return Optional.empty();
    }
    return Optional.of(Tree.hasEnded(directory) ? ended(directory, cause) : lost(directory, cause));
  }

  private static TreeEndedException ended(Path directory, IOException cause) {
    return new TreeEndedException(
        "the process tree has ended: directory="
            + directory
            + " is gone; a tree ends with its main process, beside that one's exit hooks: do this"
            + " before",
        cause);
  }

  private static IllegalStateException lost(Path directory, IOException cause) {
    return new IllegalStateException(
        "files of the process tree were deleted while it lives: directory="
            + directory
            + " cause="
            + cause
            + "; start the program again, and keep cleaners of temporary files away from there, or"
            + " set -D"
            + TreeDirectory.PARENT
            + " to another directory",
        cause);
  }

  private MissingFiles() {}
}
