package mpj.multiprocessing;

/**
 * Thrown when something does not fit into the memory that the processes of the tree share. The
 * shared memory has reached its limit ({@code -Dmpj.arena.megabytes=N}), or the file system in
 * which it lies is full, and all garbage has been freed before. The message says what failed and
 * which setting to change. Unless a method says otherwise, a method that throws this exception has
 * not taken effect, and all objects can still be used.
 */
public final class ArenaFullException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Makes an exception with a message. For the library's own use. */
  public ArenaFullException(String message) {
    super(message);
  }

  /** Makes an exception with a message and a cause. For the library's own use. */
  public ArenaFullException(String message, Throwable cause) {
    super(message, cause);
  }
}
