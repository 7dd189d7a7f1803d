package mpj.multiprocessing.internal.memory;

import mpj.multiprocessing.internal.arena.Tree;

/**
 * The types of objects that a manager hosts. Such an object has no record: its {@link HostedHandle}
 * contains everything.
 */
public final class HostedType {
  /** The manager itself, as the object that makes the others. */
  public static final int MANAGER = 0;

  public static final int LIST = 1;
  public static final int DICT = 2;
  public static final int NAMESPACE = 3;
  public static final int VALUE = 4;
  public static final int ARRAY = 5;
  public static final int QUEUE = 6;
  public static final int JOINABLE_QUEUE = 7;
  public static final int LOCK = 8;
  public static final int RLOCK = 9;
  public static final int SEMAPHORE = 10;
  public static final int BOUNDED_SEMAPHORE = 11;
  public static final int CONDITION = 12;
  public static final int EVENT = 13;
  public static final int BARRIER = 14;
  public static final int POOL = 15;
  public static final int RESULT = 16;

  /** An object of a type that the program registered. */
  public static final int OBJECT = 17;

  public static final int SET = 18;

  /**
   * Where the counts for the numbers of objects begin. They lie beside the counts of record types.
   */
  private static final int COUNTS = 64;

  private static final String[] NAMES = {
    "Manager",
    "List",
    "Dict",
    "Namespace",
    "ManagedValue",
    "ManagedArray",
    "ManagedQueue",
    "ManagedJoinableQueue",
    "ManagedLock",
    "ManagedRLock",
    "ManagedSemaphore",
    "ManagedBoundedSemaphore",
    "ManagedCondition",
    "ManagedEvent",
    "ManagedBarrier",
    "ManagedPool",
    "ManagedResult",
    "ManagedObject",
    "Set"
  };

  /** Returns the name of a type, for example {@code List}. */
  public static String name(int type) {
    return type < NAMES.length ? NAMES[type] : "Object";
  }

  /**
   * Returns the number of the tree's next object of a type, from 1.
   *
   * @throws IllegalStateException if there were 2,147,483,647 before
   */
  public static int nextNumber(Tree tree, int type) {
    int number = tree.arena().nextNumber(COUNTS + type);
    if (number < 0) {
      throw new IllegalStateException("too many objects were hosted in this tree: type=" + type);
    }
    return number;
  }

  private HostedType() {}
}
