package mpj.multiprocessing.manager.guest;

import java.io.IOException;
import java.io.Serializable;

/**
 * How a manager's server listens for guests. It travels to the server with the server's task, in
 * the stream that the process inherits. So its secrets are never in an argument, an environment
 * variable or shared memory.
 */
public interface GuestEntrance extends Serializable {
  /**
   * Starts to listen. Called in the server.
   *
   * @param reception is called for every guest that is accepted
   * @throws IOException if the server cannot listen
   */
  GuestListener open(GuestReception reception) throws IOException;
}
