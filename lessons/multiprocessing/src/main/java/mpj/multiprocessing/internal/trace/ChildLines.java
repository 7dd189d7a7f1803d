package mpj.multiprocessing.internal.trace;

/**
 * Lines of children that no process emitted as events: the JVM of a child wrote them, or a program
 * that the child runs. They go to the trace in this process, if there is one.
 */
public final class ChildLines {
  /** The largest number of bytes of one piece of a line. */
  public static final int LONGEST = 1 << 20;

  private static volatile Receiver receiver;

  /** Takes lines for a trace. */
  public interface Receiver {
    /**
     * Takes a line, or a piece of one. The call waits while the trace's listener is far behind.
     *
     * @param identity the identity of the child
     * @param error whether the line went to standard error
     * @param text the line without its line end; the receiver owns the array from now on
     * @param ended whether there was a line end; if not, the next piece may continue the line
     * @return false if the trace has ended
     */
    boolean line(int identity, boolean error, byte[] text, boolean ended);
  }

  private ChildLines() {}

  /** Hands all lines from now on to a receiver; null: to none. */
  public static void handTo(Receiver next) {
    receiver = next;
  }

  /** Hands a line to the trace in this process; returns false if there is none. */
  public static boolean line(int identity, boolean error, byte[] text, boolean ended) {
    Receiver now = receiver;
    return now != null && now.line(identity, error, text, ended);
  }
}
