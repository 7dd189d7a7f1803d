package mpj.multiprocessing.trace;

import mpj.multiprocessing.internal.arena.Arena;
import mpj.multiprocessing.internal.arena.Block;
import mpj.multiprocessing.internal.arena.RecordType;
import mpj.multiprocessing.internal.memory.HostedHandle;

/**
 * The name by which an event says what it happened to, as one number: an object's type and its
 * number among those of that type in the tree, or its {@link HostedHandle}. It is good for ever,
 * while the place where an object lay may be another's by the time that the event is read.
 */
public final class ObjectName {
  private static final int TYPE = 32;
  private static final long NUMBER = 0xffff_ffffL;

  /** Returns the name of the object that a record is; the record must not have been freed. */
  public static long of(Block record) {
    return ((long) Arena.type(record).number() << TYPE) | (Arena.number(record) & NUMBER);
  }

  /** Returns {@code Lock-1}. */
  public static String text(long name) {
    return HostedHandle.is(name)
        ? HostedHandle.name(HostedHandle.object(name))
        : RecordType.of((int) (name >>> TYPE)) + "-" + (name & NUMBER);
  }

  private ObjectName() {}
}
