package mpj.multiprocessing;

/** Thrown if a child process could not be started. The message says why, and what to do. */
public final class ProcessStartException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ProcessStartException(String message, Throwable cause) {
    super(message, cause);
  }
}
