package mpj.multiprocessing.wire;

import java.io.NotSerializableException;
import java.io.Serializable;

/**
 * An object of the library that every process of the tree can use: it does not travel itself, its
 * handle does. An implementing class has a {@code static} method {@code attach(long handle)} that
 * answers an object for the same shared thing; its name begins with {@code mpj.}, as those of no
 * program do.
 *
 * <p>Two arrivals of one shared thing may be two objects; the class makes them equal.
 */
public interface Shared extends Serializable {
  /** The position of the shared thing's record, the same in every process of the tree. */
  long handle();

  /**
   * Where the record lies in the arena that goes with it to other processes, and stays as long as
   * any of them has it; 0: it has none.
   */
  default long record() {
    return handle();
  }

  /**
   * The name of the class that attaches where it arrives. After a {@code #} may follow what its
   * {@code attach(long handle, String more)} has to know besides the handle.
   */
  default String form() {
    return getClass().getName();
  }

  /**
   * Is told that a process is about to be started with it.
   *
   * @param slot of that process
   */
  default void givenTo(int slot) {}

  /** Is told that it is written into a message, which is about to be sent. */
  default void departs() {}

  /** Is told that a message, for which it {@linkplain #departs departed}, is not sent after all. */
  default void stays() {}

  /**
   * What the class throws from its private {@code writeObject}: outside of our own streams a handle
   * would be written where nobody can attach to it.
   */
  static NotSerializableException outside(Object shared) {
    return new NotSerializableException(
        shared.getClass().getName()
            + " lives in the shared memory of its process tree and cannot be saved or sent"
            + " elsewhere: pass it to a child process of this tree instead");
  }
}
