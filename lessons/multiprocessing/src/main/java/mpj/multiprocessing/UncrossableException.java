package mpj.multiprocessing;

/**
 * Thrown when a value cannot be sent to another process. The message names the path to the object
 * that cannot be sent, as in {@code Order.customer.socket: java.net.Socket is not Serializable}. It
 * also says what to do. A value can also be too long for a message.
 *
 * <p>The method that would send the value throws it, before anything is sent.
 */
public final class UncrossableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Makes an exception with a message. For the library's own use. */
  public UncrossableException(String message) {
    super(message);
  }

  /** Makes an exception with a message and a cause. For the library's own use. */
  public UncrossableException(String message, Throwable cause) {
    super(message, cause);
  }
}
