package mpj.multiprocessing.jcstress;

/** Calls operations that may wait. No thread interrupts an actor. */
public final class Uninterrupted {
  /** An operation that may wait. */
  public interface Operation<T> {
    T run() throws InterruptedException;
  }

  /** Returns what the operation returns. */
  public static <T> T get(Operation<T> operation) {
    try {
      return operation.run();
    } catch (InterruptedException e) {
      throw new AssertionError("an actor was interrupted", e);
    }
  }

  private Uninterrupted() {}
}
