package mpj.multiprocessing;

/**
 * The stack trace of an exception in the process where it was thrown, as text. It is the cause of
 * the exception that was rebuilt here. If that exception has a cause already, it is one of its
 * suppressed exceptions. Its message names the process and has the whole trace. It has no stack
 * trace of its own.
 */
public final class RemoteTrace extends Exception {
  private static final long serialVersionUID = 1L;

  /** Makes a trace. For the library's own use. */
  public RemoteTrace(String where, String trace) {
    super("in " + where + ":\n" + trace.stripTrailing(), null, false, false);
  }
}
