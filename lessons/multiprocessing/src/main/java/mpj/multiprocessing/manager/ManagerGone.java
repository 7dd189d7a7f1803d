package mpj.multiprocessing.manager;

/**
 * Thrown when a program uses a hosted object whose manager was shut down or whose server died. A
 * call that had begun may have taken effect or not.
 */
public final class ManagerGone extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ManagerGone(String message) {
    super(message);
  }
}
