package mpj.multiprocessing.arena;

/** There is no room for more in the memory that the processes share. Says what to set. */
public final class ArenaFullException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ArenaFullException(String message) {
    super(message);
  }

  public ArenaFullException(String message, Throwable cause) {
    super(message, cause);
  }
}
