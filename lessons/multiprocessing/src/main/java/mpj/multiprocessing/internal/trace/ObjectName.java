package mpj.multiprocessing.internal.trace;

import mpj.multiprocessing.internal.arena.Arena;
import mpj.multiprocessing.internal.arena.Block;
import mpj.multiprocessing.internal.arena.RecordType;
import mpj.multiprocessing.internal.memory.HostedHandle;

/**
 * The name of an event's object, as one number. The number combines the object's type and its
 * number among the objects of that type in the tree, or it is a {@link HostedHandle}. The name
 * stays valid for ever. An offset would not: when the event is read, the memory may belong to
 * another object.
 */
public final class ObjectName {
  private static final int TYPE = 32;
  private static final long NUMBER = 0xffff_ffffL;

  /** Returns the name of the object of a record. The record must not have been freed. */
  public static long of(Block record) {
    return ((long) Arena.type(record).number() << TYPE) | (Arena.number(record) & NUMBER);
  }

  /** Returns a name as text, for example {@code Lock-1}. */
  public static String text(long name) {
    return HostedHandle.is(name)
        ? HostedHandle.name(HostedHandle.object(name))
        : RecordType.of((int) (name >>> TYPE)) + "-" + (name & NUMBER);
  }

  private ObjectName() {}
}
