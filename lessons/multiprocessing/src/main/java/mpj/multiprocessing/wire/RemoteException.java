package mpj.multiprocessing.wire;

/**
 * Stands in for an exception of another process that could not be rebuilt here. Its message is the
 * description that the original gave of itself; its cause is the {@link RemoteTrace}.
 */
public final class RemoteException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String originalClass;

  RemoteException(String originalClass, String description) {
    super(description);
    this.originalClass = originalClass;
  }

  /** The name of the class that the exception had where it was thrown. */
  public String originalClass() {
    return originalClass;
  }
}
