package mpj.multiprocessing.internal.arena;

import java.io.IOException;
import java.nio.file.Path;

/** A file cannot become as large as is wanted: the disk has no room, or this process a limit. */
public final class NoRoomException extends IOException {
  private static final long serialVersionUID = 1L;

  private final String advice; // empty: what there is to free is known to who asks for it

  private NoRoomException(String message, String advice) {
    super(message);
    this.advice = advice;
  }

  /** Tells whether it is the file system that has no room, which others may free. */
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
   * Returns what to do where a file cannot be written.
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
