package mpj.multiprocessing.manager;

/**
 * A hosted object was used whose manager has been shut down, or whose server has died. A call that
 * was under way may have taken effect or not.
 */
public final class ManagerGone extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ManagerGone(String message) {
    super(message);
  }
}
