package mpj.multiprocessing.manager.guest;

import java.io.IOException;
import java.io.Serializable;

/**
 * How a manager's server is to listen for guests. It travels to the server with its task, so by the
 * stream that the process inherits: secrets in it are in no argument, environment or shared memory.
 */
public interface GuestEntrance extends Serializable {
  /**
   * Begins to listen, in the server.
   *
   * @param reception is told of every guest that is let in
   * @throws IOException if it cannot listen there
   */
  GuestListener open(GuestReception reception) throws IOException;
}
