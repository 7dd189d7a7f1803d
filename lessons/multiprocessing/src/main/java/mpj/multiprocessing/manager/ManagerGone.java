package mpj.multiprocessing.manager;

/**
 * Thrown when a program calls a hosted object, or creates one, and this is not possible any more:
 * the manager was shut down, its server has ended, or the connection of a client to it has ended.
 * The message says which, and whether a call was made. A call that had begun may have taken effect
 * or not. A call that waits for its answer throws this exception within two seconds after the
 * server's end. If the server has ended, all objects that it hosted are lost: create a new manager.
 */
public final class ManagerGone extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ManagerGone(String message) {
    super(message);
  }
}
