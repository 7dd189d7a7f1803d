package mpj.multiprocessing.sync;

/** Assertions for children, whose start they do not slow down. */
final class Check {
  static void that(boolean condition, String otherwise) {
    if (!condition) {
      throw new AssertionError(otherwise);
    }
  }

  static void refused(Runnable action) {
    try {
      action.run();
    } catch (IllegalStateException e) {
      return;
    }
    throw new AssertionError("it was not refused");
  }

  private Check() {}
}
