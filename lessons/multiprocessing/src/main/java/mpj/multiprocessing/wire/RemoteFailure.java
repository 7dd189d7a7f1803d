package mpj.multiprocessing.wire;

/**
 * How an exception crosses: its text always, itself where it can be rebuilt. Whatever the exception
 * is made of, neither side fails over it.
 */
public final class RemoteFailure {
  private RemoteFailure() {}

  /** Writes the exception; {@code where} names this process, as in {@code Worker-1 (pid 4711)}. */
  public static void write(Encoder out, Throwable thrown, String where) {
    out.writeString(thrown.getClass().getName());
    out.writeString(ThrowableText.description(thrown));
    out.writeString(ThrowableText.trace(thrown));
    out.writeString(where);
    byte[] itself;
    try {
      itself = out.enclosed().write(thrown).toBytes();
    } catch (Throwable e) { // it cannot be sent, or its own code threw whatever
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
      } catch (Throwable e) { // by what its own methods do
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
        // It was made with a cause of null, which is final; or it overrides the method.
      }
    }
    thrown.addSuppressed(remote);
  }
}
