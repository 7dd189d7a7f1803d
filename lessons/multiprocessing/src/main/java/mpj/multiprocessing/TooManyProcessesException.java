package mpj.multiprocessing;

/**
 * Thrown if a child cannot be started because there are as many processes as there may be. The
 * message names the limit and says what to do. There are three limits:
 *
 * <ul>
 *   <li>{@link ProcessTree#limit} sets how many processes of the tree may be alive.
 *   <li>A tree has room for 1,023 processes. In a traced tree, a process that has ended takes room
 *       until the listener of the trace has taken its events.
 *   <li>A process may have 64 processes above it. The system property {@code mpj.generations.max}
 *       allows more.
 * </ul>
 *
 * <p>Nothing was started, and nothing is left of the attempt. A program can start the child again
 * when other processes have ended. If the operating system refuses a process, a {@link
 * ProcessStartException} is thrown instead.
 */
public final class TooManyProcessesException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  TooManyProcessesException(String message) {
    super(message);
  }

  TooManyProcessesException(String message, Throwable cause) {
    super(message, cause);
  }
}
