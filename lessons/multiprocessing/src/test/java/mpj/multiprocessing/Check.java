package mpj.multiprocessing;

/** Assertions for children, whose start they do not slow down. */
public final class Check {
  public static void that(boolean condition, String otherwise) {
    if (!condition) {
      throw new AssertionError(otherwise);
    }
  }

  /** The action throws {@link IllegalStateException}. */
  public static void refused(Runnable action) {
    try {
      action.run();
    } catch (IllegalStateException e) {
      return;
    }
    throw new AssertionError("it was not refused");
  }

  private Check() {}
}
