package mpj.multiprocessing;

/** A child process could not be started. Says why, and what to do. */
public final class ProcessStartException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ProcessStartException(String message, Throwable cause) {
    super(message, cause);
  }
}
