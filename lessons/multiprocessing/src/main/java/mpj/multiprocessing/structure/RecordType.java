package mpj.multiprocessing.structure;

/** What a record of the arena is; the number stands in its header. */
public final class RecordType {
  public static final int LOCK = 1;
  public static final int BARRIER = 2;
  public static final int QUEUE = 3;
  public static final int SEGMENT = 4;
  public static final int RING = 5;

  public static final int MAILBOX = 7;
  public static final int POOL = 8;
  public static final int MANAGER = 9;
  public static final int RLOCK = 11;
  public static final int SEMAPHORE = 12;
  public static final int BOUNDED_SEMAPHORE = 13;
  public static final int EVENT = 14;
  public static final int CONDITION = 15;
  public static final int VALUE = 16;
  public static final int WAITERS = 17;
  public static final int PIPE = 18;
  public static final int PART = 19;
  public static final int ARRAY = 20;
  public static final int RECORD = 21;
  public static final int MEMORY = 22;
  public static final int TASKS = 23;
  public static final int JOINABLE_QUEUE = 24;
  public static final int SIMPLE_QUEUE = 25;
  public static final int PAYLOAD = 26;
  public static final int HELD = 27;
  public static final int MESSAGE = 28;

  private static final String[] NAMES = {
    "",
    "Lock",
    "Barrier",
    "Queue",
    "Segment",
    "Ring",
    "",
    "Mailbox",
    "Pool",
    "Manager",
    "",
    "RLock",
    "Semaphore",
    "BoundedSemaphore",
    "Event",
    "Condition",
    "Value",
    "Waiters",
    "Pipe",
    "Part",
    "Array",
    "SharedRecord",
    "SharedMemory",
    "Tasks",
    "JoinableQueue",
    "SimpleQueue",
    "Payload",
    "Held",
    "Message"
  };

  /** Returns what the objects of a type are called, {@code Lock}. */
  public static String name(int type) {
    return type > 0 && type < NAMES.length ? NAMES[type] : "Record";
  }

  private RecordType() {}
}
