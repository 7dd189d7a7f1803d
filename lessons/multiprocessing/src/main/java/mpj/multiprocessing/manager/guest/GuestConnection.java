package mpj.multiprocessing.manager.guest;

import java.io.IOException;

/** A guest's connection to a manager's server. Any number of threads call at once over it. */
public interface GuestConnection extends AutoCloseable {
  /**
   * Makes a call and waits for its answer, also if the thread is interrupted: then the server is
   * told that the answer is wanted at once, and the thread's interrupt flag is set afterwards.
   *
   * @param request of which the first {@code length} bytes are copied
   * @return the answer
   * @throws InterruptedException if the thread was interrupted before anything was sent
   * @throws IOException if there will be no answer, because the connection has ended; the message
   *     says why
   * @throws IllegalArgumentException if the request is larger than the server takes
   * @throws IllegalStateException if the server did not take up the call; the connection lives on
   */
  byte[] call(byte[] request, int length) throws IOException, InterruptedException;

  /** Says something to which there is no answer. It can be lost on its way. */
  void tell(byte[] message, int length);

  /** Tells whether calls can be made. */
  boolean isOpen();

  /** Ends the connection, after what waits to be sent, and returns at once. */
  void leave();

  /** Ends the connection, and returns when that is done. */
  @Override
  void close();

  /** Returns the server's address. */
  @Override
  String toString();
}
