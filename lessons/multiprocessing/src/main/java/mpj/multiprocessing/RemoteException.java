package mpj.multiprocessing;

/**
 * Replaces an exception of another process that could not be rebuilt here. Its message is the text
 * that the original exception's {@code toString} returned. Its cause is the {@link RemoteTrace}.
 */
public final class RemoteException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String originalClass;

  /** Makes an exception for one of another class. For the library's own use. */
  public RemoteException(String originalClass, String description) {
    super(description);
    this.originalClass = originalClass;
  }

  /** Returns the class name of the original exception. */
  public String originalClass() {
    return originalClass;
  }
}
