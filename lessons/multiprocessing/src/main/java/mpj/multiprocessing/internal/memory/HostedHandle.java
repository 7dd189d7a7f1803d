package mpj.multiprocessing.internal.memory;

import mpj.multiprocessing.internal.arena.ProcessTable;

/**
 * How a hosted object is named in messages and reports: by one negative number, which no record of
 * the shared memory is named by. In it are the manager's number, the object's type and its number
 * among the tree's objects of that type, and the slot of the process that wrote the message.
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

  /** Names the object of a type and number among all of its tree. */
  public static long object(int type, int number) {
    return ((long) number << TYPE_BITS) | type;
  }

  /** Names an {@linkplain #object object} of a manager, in a message from a process. */
  public static long of(int manager, long object, int slot) {
    return FLAG | (object << OBJECT) | ((long) manager << MANAGER) | slot;
  }

  /** Tells whether that is a handle at all. */
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

  /** Returns {@code List-1}, the name that an object has in reports. */
  public static String name(long object) {
    return HostedType.name(type(object)) + "-" + (object >>> TYPE_BITS);
  }

  private HostedHandle() {}
}
