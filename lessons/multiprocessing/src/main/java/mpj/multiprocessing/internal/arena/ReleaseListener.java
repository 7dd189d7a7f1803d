package mpj.multiprocessing.internal.arena;

/** Receives the locks and permits of a dead process that the main process freed. */
public interface ReleaseListener {
  /**
   * Called when a lock or permits are free again.
   *
   * @param type the type of the record
   * @param count the number of permits; 1 for a lock
   */
  void freed(RecordType type, Block record, int count);
}
