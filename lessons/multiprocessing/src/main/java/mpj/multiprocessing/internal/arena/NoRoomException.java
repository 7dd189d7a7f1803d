package mpj.multiprocessing.internal.arena;

import java.io.IOException;
import java.nio.file.Path;
import mpj.multiprocessing.ArenaFullException;

/**
 * Thrown when a file cannot become as large as needed: the disk has no room, or this process has a
 * limit.
 */
public final class NoRoomException extends IOException {
  private static final long serialVersionUID = 1L;

  private final String advice; // empty: the caller knows what can be freed

  private NoRoomException(String message, String advice) {
    super(message);
    this.advice = advice;
  }

  /** Returns whether the file system has no room. Then others may free some. */
  boolean isOfFileSystem() {
    return advice.isEmpty();
  }

  static NoRoomException tooFull(long wanted, long free, Path directory) {
    return new NoRoomException(
        "more than is free: wanted=" + wanted + " free=" + free + " directory=" + directory, "");
  }

  static NoRoomException overLimit(long wanted, long limit) {
    return new NoRoomException(
        "more than this process may write to one file: wanted=" + wanted + " limit=" + limit,
        "raise that limit (ulimit -f shows it)");
  }

  /**
   * Returns the exception to throw if a file of the tree cannot be written or mapped. If the tree's
   * files are gone, it is the one of {@link MissingFiles}.
   *
   * @param what what failed, with its size
   * @param directory the directory of the tree
   */
  public static RuntimeException unchecked(String what, Path directory, IOException cause) {
    return MissingFiles.exception(directory, cause)
        .orElseGet(() ->
            new ArenaFullException(
                what + " cause=" + cause.getMessage() + "; " + advice(cause, directory.getParent()),
                cause));
  }

  /**
   * Returns what to do if a file cannot be written.
   *
   * @param parent the directory that has no room, if nothing else is known
   */
  public static String advice(IOException cause, Path parent) {
    return cause instanceof NoRoomException known && !known.advice.isEmpty()
        ? known.advice
        : "free space on "
            + parent
            + ", or set -D"
            + TreeDirectory.PARENT
            + " to another directory";
  }
}
