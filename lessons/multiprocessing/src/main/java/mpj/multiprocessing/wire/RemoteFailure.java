package mpj.multiprocessing.wire;

import java.io.PrintWriter;
import java.io.StringWriter;

/**
 * How an exception crosses: its text always, itself where it can be rebuilt. Whatever the exception
 * is made of, neither side fails over it.
 */
public final class RemoteFailure {
  private static final int MOST_TEXT = 100_000;

  private RemoteFailure() {}

  /** Writes the exception; {@code where} names this process, as in {@code Worker-1 (pid 4711)}. */
  public static void write(Encoder out, Throwable thrown, String where) {
    out.writeString(thrown.getClass().getName());
    out.writeString(description(thrown));
    out.writeString(trace(thrown));
    out.writeString(where);
    byte[] itself;
    try {
      itself = Encoder.encode(thrown);
    } catch (UncrossableException e) {
      itself = new byte[0];
    }
    out.writeBytes(itself);
  }

  /**
   * Reads what {@link #write} wrote: the exception itself with a {@link RemoteTrace} as its cause
   * (or, if it has a cause, among its suppressed), or a {@link RemoteException} in its place.
   */
  public static Throwable read(Decoder in, ClassLoader loader) {
    return read(in, loader, null);
  }

  /** The same from a stranger: the exception is rebuilt only if its classes are admitted. */
  public static Throwable read(Decoder in, ClassLoader loader, Admission admission) {
    String className = in.readName();
    String description = in.readName();
    String trace = in.readName();
    String where = in.readName();
    byte[] itself = in.readBytes();
    RemoteTrace remote = new RemoteTrace(where, trace);
    UndecodableException reason = null;
    if (itself.length > 0) {
      try {
        if (Decoder.decode(itself, loader, admission) instanceof Throwable thrown) {
          attach(thrown, remote);
          return thrown;
        }
      } catch (UndecodableException e) {
        reason = e;
      }
    }
    RemoteException standIn = new RemoteException(className, description);
    standIn.initCause(remote);
    if (reason != null) {
      standIn.addSuppressed(reason);
    }
    return standIn;
  }

  private static void attach(Throwable thrown, RemoteTrace remote) {
    if (thrown.getCause() == null) {
      try {
        thrown.initCause(remote);
        return;
      } catch (IllegalStateException e) {
        // it was made with a cause of null, which is final
      }
    }
    thrown.addSuppressed(remote);
  }

  /** What the exception says of itself, or its class's name if even that throws. */
  public static String description(Throwable thrown) {
    try {
      String text = thrown.toString();
      return text == null ? thrown.getClass().getName() : cut(text);
    } catch (RuntimeException | StackOverflowError e) {
      return thrown.getClass().getName();
    }
  }

  /** The stack trace as text. */
  public static String trace(Throwable thrown) {
    try {
      StringWriter text = new StringWriter();
      thrown.printStackTrace(new PrintWriter(text));
      return cut(text.toString());
    } catch (RuntimeException | StackOverflowError e) {
      return description(thrown);
    }
  }

  private static String cut(String text) {
    return text.length() <= MOST_TEXT ? text : text.substring(0, MOST_TEXT) + " ...";
  }
}
