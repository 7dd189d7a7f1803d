package mpj.multiprocessing.internal.holders;

import java.lang.ref.PhantomReference;
import java.lang.ref.ReferenceQueue;
import mpj.multiprocessing.internal.arena.Arena;
import mpj.multiprocessing.internal.arena.Block;

/** Represents that an object holds a record, until the object is closed or is garbage. */
public final class Holder extends PhantomReference<Object> {
  private final Holders all;
  final Block record;
  final long size;

  /** The index of the record in the list of the process. */
  int index;

  // Guarded by the lock of {@code all}. Existing holders are linked, so that they do not become
  // garbage themselves.
  boolean isLinked;
  Holder before;
  Holder after;

  Holder(Holders all, Object user, Block record, long beside, ReferenceQueue<Object> garbage) {
    super(user, garbage);
    this.all = all;
    this.record = record;
    this.size = Arena.size(record) + beside;
  }

  /**
   * Releases the record and frees it. Call this only if no other process uses the record any more.
   * A second call does nothing.
   */
  public void free() {
    all.free(this);
  }

  /**
   * Releases the record, because the object does not use it any more. A second call does nothing.
   */
  public void let() {
    all.let(this);
  }
}
