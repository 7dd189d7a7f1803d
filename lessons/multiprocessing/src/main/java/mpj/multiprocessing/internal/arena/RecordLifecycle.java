package mpj.multiprocessing.internal.arena;

/**
 * What is to be known about the records of a {@link RecordType} by those who know nothing of the
 * words in them: holders, the collector, and recovery after a death. Each concept has one of its
 * own, beside the words. What it does not say is so for it: such a record refers to nothing, has no
 * parts, and no death makes anything in it wrong.
 */
public interface RecordLifecycle {
  /** Returns that of records in which all words are right at any instruction. */
  static RecordLifecycle plain() {
    return new RecordLifecycle() {};
  }

  /**
   * Returns the offset of another object's record which this one refers to, so that it is used as
   * long as this one is; 0 if there is none.
   */
  default long reference(Block record) {
    return 0;
  }

  /**
   * Frees the records and files that belong to this one alone, each by {@link Parts#freePart}. It
   * is begun again if the process dies that does it.
   */
  default void freeParts(Tree tree, Block record) {}

  /**
   * Decides about a record that some process is alone with: it is making it, or freeing it. If it
   * is the dead one's, and still is afterwards, it is freed, with its parts.
   */
  default void mendOwned(Tree tree, Block record, int dead) {}

  /** Frees what a dead process held of a record that is everyone's, and ends what it was doing. */
  default void mend(Tree tree, Block record, Death death) {}

  /**
   * Tells a process that serves others by the record that another one has died. For the main
   * process alone, once it has mended what the dead left; others may free the record at any moment.
   *
   * @return false if there is no room for that now; it is tried again, and nobody else has the slot
   *     of the dead until then
   */
  default boolean tell(Tree tree, Block record, int dead) {
    return true;
  }

  /**
   * Takes back what a dead process noted in a record about an item that it had not let go of: it is
   * given out again. See {@link Recovery#undo}.
   */
  default void undo(Block record, int dead) {}

  /** Tells whether something is to be done once all that may belong to the record is mended. */
  default boolean isMendedLate(Block record) {
    return false;
  }

  /** Does that; each other record has been mended by {@link #mend} then. */
  default void mendLate(Tree tree, Block record, Death death) {}
}
