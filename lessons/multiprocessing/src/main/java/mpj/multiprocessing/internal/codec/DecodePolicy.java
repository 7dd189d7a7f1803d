package mpj.multiprocessing.internal.codec;

import mpj.multiprocessing.MessageLimits;
import mpj.multiprocessing.Shared;
import mpj.multiprocessing.UndecodableException;

/**
 * Decides what a decoder accepts from untrusted processes. Within a process tree there is no
 * admission, and everything is accepted. A process that listens to others keeps a list of admitted
 * classes. Implement it as a plain class: a lambda would slow down the start of a child.
 *
 * <p>Untrusted processes cannot send handles of {@link Shared} objects, because these would reach
 * into the memory of this tree. An implementation can change this by {@link #shared}. The object of
 * a compact source file is never accepted, because it is made without its constructor.
 */
public interface DecodePolicy {
  /**
   * Returns whether the class with a binary name, such as {@code java.util.Map$Entry}, may be
   * loaded.
   */
  boolean admits(String className);

  /** Returns whether lambdas of admitted classes are accepted. */
  default boolean admitsLambdas() {
    return false;
  }

  /**
   * Returns the object for a handle of a {@link Shared} object in an untrusted message.
   *
   * @throws UndecodableException if there is none
   */
  default Object shared(String form, long handle) {
    throw new UndecodableException(
        "a shared object's handle is taken only from processes of one tree");
  }

  /** Returns the limits for one message. */
  default MessageLimits limits() {
    return MessageLimits.STANDARD;
  }
}
