package mpj.multiprocessing.internal.codec;

import mpj.multiprocessing.Shared;
import mpj.multiprocessing.UncrossableException;

/**
 * Decides how {@link Shared} objects are sent in messages that leave the process tree. Messages
 * within the tree have no border, because every reader in the tree can use every shared object.
 */
public interface ExportPolicy {
  /**
   * Called when an object is written into a message, instead of {@link Shared#departs}.
   *
   * @throws UncrossableException if the reader of the message cannot use the object
   */
  void departs(Shared one);

  /** Called when a message for which {@link #departs} was called is not sent. */
  void stays(Shared one);
}
