package mpj.multiprocessing.wire;

/**
 * Says what a decoder takes from strangers. Within a process tree there is none, and everything may
 * come in; who listens to others keeps a list ({@link AllowList}). Implemented by a plain class: a
 * lambda would cost a child's start-up.
 *
 * <p>Whatever it says, strangers can send neither handles of {@link Shared} objects, which would
 * reach into the memory of this tree, nor the object of a compact source file, which is made
 * without its constructor.
 */
public interface Admission {
  /** Whether the class of this binary name ({@code java.util.Map$Entry}) may be loaded. */
  boolean admits(String className);

  /** Whether lambdas that are written in admitted classes may come in. */
  default boolean admitsLambdas() {
    return false;
  }

  /** How much one message may hold. */
  default Limits limits() {
    return Limits.STANDARD;
  }
}
