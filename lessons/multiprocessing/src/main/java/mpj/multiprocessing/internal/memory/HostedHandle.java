package mpj.multiprocessing.internal.memory;

import mpj.multiprocessing.internal.arena.ProcessTable;

/**
 * The handle of a hosted object in messages and reports: one negative number. A record of the
 * shared memory never has a negative handle. The number contains four parts: the manager's number,
 * the object's type, the object's number among the tree's objects of that type, and the slot of the
 * process that wrote the message.
 */
public final class HostedHandle {
  private static final long FLAG = Long.MIN_VALUE;
  private static final int MANAGER = 10;
  private static final int OBJECT = 26;
  private static final int TYPE_BITS = 6;
  private static final int SLOT_MASK = ProcessTable.SLOTS - 1;
  private static final long OBJECT_MASK = (1L << (31 + TYPE_BITS)) - 1;

  /** The largest number that a manager can have. */
  public static final int MOST_MANAGERS = (1 << (OBJECT - MANAGER)) - 1;

  /** Returns the part of a handle for an object's type and number in its tree. */
  public static long object(int type, int number) {
    return ((long) number << TYPE_BITS) | type;
  }

  /**
   * Returns the handle of an {@linkplain #object object} of a manager, in a message from a process.
   */
  public static long of(int manager, long object, int slot) {
    return FLAG | (object << OBJECT) | ((long) manager << MANAGER) | slot;
  }

  /** Returns whether a handle is that of a hosted object. */
  public static boolean is(long handle) {
    return handle < 0;
  }

  public static long object(long handle) {
    return (handle >>> OBJECT) & OBJECT_MASK;
  }

  public static int type(long object) {
    return (int) object & ((1 << TYPE_BITS) - 1);
  }

  public static int manager(long handle) {
    return (int) (handle >>> MANAGER) & MOST_MANAGERS;
  }

  /** Returns the slot of the process that wrote the message. */
  public static int slot(long handle) {
    return (int) handle & SLOT_MASK;
  }

  /** Returns the name of an object in reports, for example {@code List-1}. */
  public static String name(long object) {
    return HostedType.name(type(object)) + "-" + (object >>> TYPE_BITS);
  }

  private HostedHandle() {}
}
