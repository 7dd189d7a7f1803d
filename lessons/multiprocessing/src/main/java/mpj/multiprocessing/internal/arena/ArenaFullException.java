package mpj.multiprocessing.internal.arena;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Thrown when the memory that the processes share is full. The message says which setting to
 * change.
 */
public final class ArenaFullException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ArenaFullException(String message) {
    super(message);
  }

  private ArenaFullException(String message, Throwable cause) {
    super(message, cause);
  }

  /**
   * Returns the exception to throw if a file of the tree cannot be written or mapped. If the tree
   * has ended meanwhile, it is an {@link IllegalStateException}.
   *
   * @param what what failed, with its size
   * @param directory the directory of the tree
   */
  public static RuntimeException of(String what, Path directory, IOException cause) {
    if (!Files.isDirectory(directory)) {
      return new IllegalStateException(
          "the process tree has ended: directory="
              + directory
              + " is gone; a tree ends with its main process, beside that one's exit hooks: do this"
              + " before",
          cause);
    }
    return new ArenaFullException(
        what
            + " cause="
            + cause.getMessage()
            + "; "
            + NoRoomException.advice(cause, directory.getParent()),
        cause);
  }
}
