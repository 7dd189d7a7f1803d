package mpj.multiprocessing.internal.arena;

/** Is told what the main process took out of the hands of a dead one. */
public interface Freed {
  /**
   * Something is free again.
   *
   * @param type of the record
   * @param count how many permits it was; 1 for a lock
   */
  void freed(RecordType type, Block record, int count);
}
