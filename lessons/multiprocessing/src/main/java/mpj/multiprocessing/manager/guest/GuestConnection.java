package mpj.multiprocessing.manager.guest;

import java.io.IOException;

/**
 * A guest's connection to a manager's server. Several threads may call over it at the same time.
 */
public interface GuestConnection extends AutoCloseable {
  /**
   * Makes a call and waits for its answer. If the thread is interrupted meanwhile, tells the server
   * that the answer is wanted at once, waits for it, and then sets the thread's interrupt flag.
   *
   * @param request the first {@code length} bytes are copied
   * @return the answer
   * @throws InterruptedException if the thread was interrupted before anything was sent
   * @throws IOException if the connection has ended and no answer can come; the message says why
   * @throws IllegalArgumentException if the request is larger than the server accepts
   * @throws IllegalStateException if the server refused the call; the connection stays open
   */
  byte[] call(byte[] request, int length) throws IOException, InterruptedException;

  /** Sends a message that has no answer. The message can be lost. */
  void tell(byte[] message, int length);

  /** Returns whether calls can be made. */
  boolean isOpen();

  /**
   * Ends the connection after everything that waits to be sent was sent. Does not wait for that.
   */
  void leave();

  /** Ends the connection, and waits until it has ended. */
  @Override
  void close();

  /** Returns the server's address. */
  @Override
  String toString();
}
