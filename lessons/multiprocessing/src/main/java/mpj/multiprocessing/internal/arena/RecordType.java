package mpj.multiprocessing.internal.arena;

/**
 * The types of records in the arena. There is one line for each type. It contains
 *
 * <ul>
 *   <li>the number in the record's header, from 1 to 31, that no other line has;
 *   <li>the name of objects of the type, for example {@code Lock};
 *   <li>the owner of its records: the <i>objects</i> that hold them, another record that they are a
 *       <i>part</i> of, or the process that they are <i>lent</i> to, which will return them;
 *   <li>the class that knows the words in the record. It knows what the record refers to, how its
 *       parts are freed, and how it is mended after a death. It is loaded when it is first needed.
 *       Most children never need it, and code that walks over records need not know what they mean.
 * </ul>
 */
@SuppressWarnings("ImmutableEnumChecker") // the class that a line names is loaded when needed
public enum RecordType {
  NONE(0, "Record", Owner.RECORD, null),

  LOCK(1, "Lock", Owner.OBJECTS, "sync.ReentrantHold$Lifecycle"),
  RLOCK(11, "RLock", Owner.OBJECTS, "sync.ReentrantHold$Lifecycle"),
  SEMAPHORE(12, "Semaphore", Owner.OBJECTS, "internal.memory.Permits$Lifecycle"),
  BOUNDED_SEMAPHORE(13, "BoundedSemaphore", Owner.OBJECTS, "internal.memory.Permits$Lifecycle"),
  EVENT(14, "Event", Owner.OBJECTS, null),
  CONDITION(15, "Condition", Owner.OBJECTS, "sync.ConditionState$Lifecycle"),
  WAITERS(17, "Waiters", Owner.RECORD, "sync.ConditionState$TableLifecycle"),
  BARRIER(2, "Barrier", Owner.OBJECTS, "sync.BarrierState$Lifecycle"),
  COUNT_DOWN_LATCH(29, "CountDownLatch", Owner.OBJECTS, null),

  VALUE(16, "Value", Owner.OBJECTS, "shared.Cell$Lifecycle"),
  ARRAY(20, "Array", Owner.OBJECTS, "shared.Elements$Lifecycle"),
  RECORD(21, "SharedRecord", Owner.OBJECTS, "shared.DoubleBuffer$Lifecycle"),
  MEMORY(22, "SharedMemory", Owner.OBJECTS, "shared.MemoryNameRecord$Lifecycle"),

  QUEUE(3, "Queue", Owner.OBJECTS, "internal.queue.QueueLifecycle"),
  JOINABLE_QUEUE(24, "JoinableQueue", Owner.OBJECTS, "internal.queue.QueueLifecycle$OfJoinable"),
  SIMPLE_QUEUE(25, "SimpleQueue", Owner.OBJECTS, "internal.queue.QueueLifecycle"),
  SEGMENT(4, "Segment", Owner.RECORD, "internal.queue.QueueLifecycle$OfSegment"),
  TASKS(23, "Tasks", Owner.RECORD, "internal.queue.TaskCount$Lifecycle"),
  PIPE(18, "Pipe", Owner.OBJECTS, "channel.PipeState$Lifecycle"),

  POOL(8, "Pool", Owner.OBJECTS, "pool.PoolState$Lifecycle"),
  MANAGER(9, "Manager", Owner.OBJECTS, "manager.ManagerState$Lifecycle"),
  MAILBOX(7, "Mailbox", Owner.RECORD, "manager.Mailbox$Lifecycle"),

  RING(5, "Ring", Owner.RECORD, "internal.trace.EventRing$Lifecycle"),
  PART(19, "Part", Owner.RECORD, "internal.memory.Part$Lifecycle"),
  HELD(27, "Held", Owner.RECORD, null),
  PAYLOAD(26, "Payload", Owner.PROCESS, "internal.memory.Payload$Lifecycle"),
  MESSAGE(28, "Message", Owner.PROCESS, "internal.memory.Payload$Lifecycle");

  private enum Owner {
    OBJECTS,
    RECORD,
    PROCESS
  }

  private static final int NUMBERS = 32;
  private static final RecordType[] BY_NUMBER = new RecordType[NUMBERS];

  static {
    for (RecordType type : values()) {
      BY_NUMBER[type.number] = type;
    }
  }

  private final int number;
  private final String title;
  private final Owner owner;
  private final String className; // null: it refers to nothing and no death harms it
  private volatile RecordLifecycle lifecycle; // null: not loaded yet

  RecordType(int number, String title, Owner owner, String className) {
    this.number = number;
    this.title = title;
    this.owner = owner;
    this.className = className;
  }

  /** Returns the type with a number; {@link #NONE} if there is none. */
  public static RecordType of(int number) {
    RecordType type = number >= 0 && number < NUMBERS ? BY_NUMBER[number] : null;
    return type != null ? type : NONE;
  }

  /** Returns the number of the type in the headers of records. */
  public int number() {
    return number;
  }

  /**
   * Returns whether objects hold its records, except those that are made as parts of other records.
   */
  boolean isHeld() {
    return owner == Owner.OBJECTS;
  }

  /** Returns whether its records are lent to a process for some time, and then returned. */
  boolean isLent() {
    return owner == Owner.PROCESS;
  }

  /** Returns the lifecycle of its records. */
  RecordLifecycle lifecycle() {
    RecordLifecycle known = lifecycle;
    if (known == null) {
      known = className == null ? RecordLifecycle.plain() : load();
      lifecycle = known;
    }
    return known;
  }

  private RecordLifecycle load() {
    try {
      var constructor = Class.forName("mpj.multiprocessing." + className).getDeclaredConstructor();
      constructor.setAccessible(true); // the constructor is package-private
      return (RecordLifecycle) constructor.newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("no such class of records: class=" + className, e);
    }
  }

  /** Returns the name of objects of the type, for example {@code Lock}. */
  @Override
  public String toString() {
    return title;
  }
}
