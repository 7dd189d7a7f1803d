package mpj.multiprocessing.internal.codec;

import mpj.multiprocessing.RemoteException;
import mpj.multiprocessing.RemoteTrace;
import mpj.multiprocessing.UndecodableException;
import mpj.multiprocessing.internal.log.ThrowableText;

/**
 * Sends an exception to another process. Its text is always sent. The exception object is sent too,
 * and is rebuilt if that is possible. No exception, whatever it contains, makes {@link #write} or
 * {@link #read} fail.
 */
public final class RemoteFailure {
  private RemoteFailure() {}

  /**
   * Writes an exception. The argument {@code where} names this process, as in {@code Worker-1 (pid
   * 4711)}.
   */
  public static void write(Encoder out, Throwable thrown, String where) {
    out.writeString(thrown.getClass().getName());
    out.writeString(ThrowableText.description(thrown));
    out.writeString(ThrowableText.trace(thrown));
    out.writeString(where);
    byte[] itself;
    try {
      itself = out.enclosed().write(thrown).toBytes();
    } catch (Throwable e) { // the exception cannot be sent, or its own code threw
      itself = new byte[0];
    }
    out.writeBytes(itself);
  }

  /**
   * Reads an exception that {@link #write} wrote. Returns the exception itself, with a {@link
   * RemoteTrace} as its cause. If the exception already has a cause, the trace is one of its
   * suppressed exceptions. If the exception cannot be rebuilt, returns a {@link RemoteException} in
   * its place.
   */
  public static Throwable read(Decoder in, ClassLoader loader) {
    return read(in, loader, null);
  }

  /**
   * Reads an exception from an untrusted process. It is rebuilt only if its classes are admitted.
   */
  public static Throwable read(Decoder in, ClassLoader loader, DecodePolicy decodePolicy) {
    String className = in.readName();
    String description = in.readName();
    String trace = in.readName();
    String where = in.readName();
    byte[] itself = in.readBytes();
    RemoteTrace remote = new RemoteTrace(where, trace);
    UndecodableException reason = null;
    if (itself.length > 0) {
      try {
        if (Decoder.decode(itself, loader, decodePolicy) instanceof Throwable thrown) {
          attach(thrown, remote);
          return thrown;
        }
      } catch (UndecodableException e) {
        reason = e;
      } catch (Throwable e) { // thrown by the exception's own methods
        reason =
            new UndecodableException(
                "the exception cannot be rebuilt here: cause=" + ThrowableText.description(e), e);
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
    if (ThrowableText.cause(thrown) == null) {
      try {
        thrown.initCause(remote);
        return;
      } catch (RuntimeException | Error e) {
        // It was made with a null cause, which cannot be changed, or it overrides the method.
      }
    }
    thrown.addSuppressed(remote);
  }
}
