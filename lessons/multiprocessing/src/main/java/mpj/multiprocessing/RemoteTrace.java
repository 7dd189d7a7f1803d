package mpj.multiprocessing;

/**
 * The stack trace of an exception in the process where it was thrown, as text. It is the cause of
 * the exception that was rebuilt here. It has no stack trace of its own.
 */
public final class RemoteTrace extends Exception {
  private static final long serialVersionUID = 1L;

  public RemoteTrace(String where, String trace) {
    super("in " + where + ":\n" + trace.stripTrailing(), null, false, false);
  }
}
