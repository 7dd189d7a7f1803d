package mpj.multiprocessing.wire;

/**
 * Says what a decoder takes from strangers. Within a process tree there is none, and everything may
 * come in; who listens to others keeps a list of classes. Implemented by a plain class: a lambda
 * would cost a child's start-up.
 *
 * <p>Strangers can send no handles of {@link Shared} objects, which would reach into the memory of
 * this tree, unless it knows better what is meant by them; and whatever it says, not the object of
 * a compact source file, which is made without its constructor.
 */
public interface Admission {
  /** Whether the class of this binary name ({@code java.util.Map$Entry}) may be loaded. */
  boolean admits(String className);

  /** Whether lambdas that are written in admitted classes may come in. */
  default boolean admitsLambdas() {
    return false;
  }

  /**
   * Returns what a stranger means by a handle of a {@link Shared} object.
   *
   * @throws UndecodableException if that is nothing
   */
  default Object shared(String form, long handle) {
    throw new UndecodableException(
        "a shared object's handle is taken only from processes of one tree");
  }

  /** How much one message may hold. */
  default Limits limits() {
    return Limits.STANDARD;
  }
}
