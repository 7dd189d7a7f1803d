package mpj.multiprocessing;

import java.io.NotSerializableException;
import java.io.Serializable;

/**
 * An object of the library that every process of the tree can use, for example a lock or a queue.
 * Only the library implements this interface and calls its methods. When such an object is sent to
 * another process, only its handle is sent. An implementing class has a {@code static} method
 * {@code attach(long handle)} that returns an object for the same shared thing. The name of the
 * class begins with {@code mpj.}, which no class of a program does.
 *
 * <p>If one shared thing is sent twice, two different objects may arrive. The class makes them
 * equal.
 */
public interface Shared extends Serializable {
  /**
   * Returns the position of the shared thing's record. It is the same in every process of the tree.
   */
  long handle();

  /**
   * Returns the position in the arena of the record that goes to other processes with this object.
   * The record stays as long as any of them has it. 0: there is no record.
   */
  default long record() {
    return handle();
  }

  /**
   * Returns the name of the class whose {@code attach} method the receiver calls. After a {@code #}
   * may follow further text for its {@code attach(long handle, String more)}.
   */
  default String form() {
    return getClass().getName();
  }

  /**
   * Called when a process is about to be started with this object.
   *
   * @param slot the slot of that process
   */
  default void givenTo(int slot) {}

  /** Called when this object is written into a message that is about to be sent. */
  default void departs() {}

  /** Called when a message for which {@link #departs} was called is not sent. */
  default void stays() {}

  /**
   * Returns the exception that a class throws from its private {@code writeObject}. A reader of any
   * other stream than the library's own could not attach to the handle.
   */
  static NotSerializableException outside(Object shared) {
    return new NotSerializableException(
        shared.getClass().getName()
            + " lives in the shared memory of its process tree and cannot be saved or sent"
            + " elsewhere: pass it to a child process of this tree instead");
  }
}
