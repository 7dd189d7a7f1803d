package mpj.multiprocessing.wire;

/**
 * Says what becomes of {@link Shared} objects in messages that leave the process tree. Messages
 * within it have none: whoever reads them can use every shared object.
 */
public interface Border {
  /**
   * Is told that an object is written into a message, in place of the object itself.
   *
   * @throws UncrossableException if the reader of the message cannot use it
   */
  void departs(Shared one);

  /** Is told that a message for which an object departed is not sent after all. */
  void stays(Shared one);
}
