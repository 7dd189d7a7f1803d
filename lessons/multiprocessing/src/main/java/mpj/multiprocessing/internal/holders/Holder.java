package mpj.multiprocessing.internal.holders;

import java.lang.ref.PhantomReference;
import java.lang.ref.ReferenceQueue;
import mpj.multiprocessing.internal.arena.Arena;
import mpj.multiprocessing.internal.arena.Block;

/** That an object holds a record, until it is closed or garbage. */
public final class Holder extends PhantomReference<Object> {
  private final Holders all;
  final Block record;
  final long size;

  /** Where the list says so. */
  int index;

  // Guarded by the lock of all. Those that exist are linked, so that they are no garbage
  // themselves.
  boolean isLinked;
  Holder before;
  Holder after;

  Holder(Holders all, Object user, Block record, long beside, ReferenceQueue<Object> garbage) {
    super(user, garbage);
    this.all = all;
    this.record = record;
    this.size = Arena.size(record) + beside;
  }

  /** Lets go of the record, and frees it: no other process uses it any more. Again: nothing. */
  public void free() {
    all.free(this);
  }

  /** Lets go of the record, which the object does not use any more. Again: does nothing. */
  public void let() {
    all.let(this);
  }
}
