package mpj.multiprocessing.wire;

/**
 * A value cannot be sent to another process. The message names the path to what stands in the way,
 * as in {@code Order.customer.socket: java.net.Socket is not Serializable}, and what to do.
 *
 * <p>It is thrown at the call that was to send the value, before anything was sent.
 */
public final class UncrossableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UncrossableException(String message) {
    super(message);
  }

  public UncrossableException(String message, Throwable cause) {
    super(message, cause);
  }
}
