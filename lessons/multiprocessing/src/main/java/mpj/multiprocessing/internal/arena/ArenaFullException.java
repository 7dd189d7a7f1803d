package mpj.multiprocessing.internal.arena;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** There is no room for more in the memory that the processes share. Says what to set. */
public final class ArenaFullException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ArenaFullException(String message) {
    super(message);
  }

  private ArenaFullException(String message, Throwable cause) {
    super(message, cause);
  }

  /**
   * Returns what to throw where a file of the tree cannot be written or mapped.
   *
   * @param what failed, with its size
   * @param directory the tree's
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
