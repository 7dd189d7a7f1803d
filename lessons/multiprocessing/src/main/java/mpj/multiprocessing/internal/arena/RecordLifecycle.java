package mpj.multiprocessing.internal.arena;

/**
 * The knowledge about the records of one {@link RecordType} that holders, the collector, and
 * recovery after a death need. They do not know the words in a record. Each concept has its own
 * implementation in its own package. The default methods are for a record that refers to nothing,
 * has no parts, and is not harmed by any death.
 */
public interface RecordLifecycle {
  /** Returns the lifecycle of records whose words are correct at every instruction. */
  static RecordLifecycle plain() {
    return new RecordLifecycle() {};
  }

  /**
   * Returns the offset of another object's record that this record refers to; 0 if there is none.
   * The other record is in use as long as this one is.
   */
  default long reference(Block record) {
    return 0;
  }

  /**
   * Frees the records and files that belong to this record alone, each by {@link Parts#freePart}.
   * If the process that does it dies, another process begins again.
   */
  default void freeParts(Tree tree, Block record) {}

  /**
   * Decides about a record that belongs to one process alone, which is making or freeing it. If it
   * belongs to the dead process, and still does after this call, it is freed with its parts.
   */
  default void mendOwned(Tree tree, Block record, int dead) {}

  /**
   * Frees what a dead process held of a shared record, and completes or undoes what it was doing.
   */
  default void mend(Tree tree, Block record, Death death) {}

  /**
   * Tells a server process, which serves others by this record, that another process has died. Only
   * the main process calls it, after it has mended the death. Other processes may free the record
   * at any moment.
   *
   * @return false if there is no room for that now. Then the main process tries again later, and
   *     until then no other process gets the slot of the dead one
   */
  default boolean tell(Tree tree, Block record, int dead) {
    return true;
  }

  /**
   * Removes what a dead process noted in a record about an item that it had not released. The item
   * is given out again. See {@link Recovery#undo}.
   */
  default void undo(Block record, int dead) {}

  /**
   * Returns whether {@link #mendLate} must be called after all records that may belong to this one
   * have been mended.
   */
  default boolean isMendedLate(Block record) {
    return false;
  }

  /** Mends the record late, after {@link #mend} was called for all other records. */
  default void mendLate(Tree tree, Block record, Death death) {}
}
