package mpj.multiprocessing.structure;

import java.lang.invoke.VarHandle;
import mpj.multiprocessing.arena.Arena;
import mpj.multiprocessing.arena.Block;
import mpj.multiprocessing.arena.Parts;
import mpj.multiprocessing.arena.Pause;
import mpj.multiprocessing.arena.RecordType;
import mpj.multiprocessing.arena.Tree;
import mpj.multiprocessing.internal.memory.Alarm;
import mpj.multiprocessing.internal.memory.Mentioned;
import mpj.multiprocessing.internal.memory.Payload;

/**
 * A queue of byte strings for any number of producers and consumers: a chain of {@link Slots}, new
 * ones linked as they are needed, done ones used again. Where the first item is and where the next
 * one goes are only hints, which everyone may move on; what holds is each slot's word.
 *
 * <p>Consumers and producers have an {@link Alarm} each; publishing is the full fence that comes
 * before it is rung.
 *
 * <p>A consumer waits for a claimed slot even when later ones are published: the order is that of
 * the positions, for all.
 */
public final class ItemQueue {
  /** What {@link #put} answers when there was no room in time. */
  public static final long FULL = -1;

  /** What {@link #get} answers when nothing came in time. */
  public static final long EMPTY = -1;

  /** What {@link #put} and {@link #get} answer when the queue was closed, or left. */
  public static final long CLOSED = -2;

  private static final int MAX = Arena.RECORD_HEADER;
  private static final int STATE = 20;
  // 24, 48, 72 and 136: the chain of segments.
  private static final int UNDO = 32;
  private static final int TASKS = 40;
  private static final int HEAD = 64;
  private static final int TAIL = 128;
  private static final int GETTERS = 192;
  private static final int PUTTERS = 256;

  /** Where the first segment lies. */
  static final int SEGMENT = 320;

  private static final int SIZE = SEGMENT + Slots.size(Slots.FEW);

  /** Bits of the state: nothing more can be put. */
  private static final int IS_CLOSED = 1;

  /** Nothing can be taken either: what is in it, or still comes, is thrown away. */
  private static final int IS_EMPTIED = 2;

  private final Tree tree;
  private final Block block;
  private final Chain chain;
  private final Head first;
  private final TaskCount tasks;
  private final SlotReader reader;
  private final int me;
  private final int max;
  private final long container; // of what is in it: this record, or that of which it is a part
  private Slots head;
  private Slots tail;
  private volatile boolean left;

  /** Uses the queue that lies at the offset. */
  public ItemQueue(Tree tree, long offset) {
    this(tree, offset, RecordType.QUEUE);
  }

  /** Uses the queue of a {@link RecordType} that lies at the offset. */
  public ItemQueue(Tree tree, long offset, RecordType type) {
    this(tree, tree.arena().at(offset, type));
  }

  private ItemQueue(Tree tree, Block block) {
    this.tree = tree;
    this.block = block;
    this.container = block.whole().offset();
    this.me = tree.slot();
    this.max = block.getInt(MAX);
    this.tasks =
        block.getLong(TASKS) == 0 ? null : new TaskCount(tree, block, block.getLong(TASKS));
    this.reader = new SlotReader(tree, tasks);
    this.chain = new Chain(tree, block);
    this.first = new Head(block, HEAD, chain);
    this.head = chain.first();
    this.tail = head;
  }

  /** Makes a queue; {@code max} 0: without limit. */
  public static ItemQueue create(Tree tree, int max) {
    return create(tree, max, RecordType.QUEUE);
  }

  /** Makes a queue of a {@link RecordType}; a joinable one counts what is done with. */
  public static ItemQueue create(Tree tree, int max, RecordType type) {
    Block block = tree.arena().allocate(SIZE);
    Chain.begin(block, SEGMENT);
    block.putInt(MAX, max);
    if (type == RecordType.JOINABLE_QUEUE) {
      tree.arena().keep(block, type);
      TaskCount.create(tree, block, TASKS);
    }
    tree.arena().publish(block, type, tree.arena().nextNumber(type), tree.slot());
    return new ItemQueue(tree, block.offset(), type);
  }

  /** Makes one as a part of a record that is still in the name of this process. */
  static ItemQueue createPart(Tree tree, Block owner, int at) {
    Block block = tree.arena().allocate(SIZE);
    Chain.begin(block, SEGMENT);
    Parts.add(tree, owner, at, block, RecordType.QUEUE);
    return new ItemQueue(tree, block.partOf(owner));
  }

  /** Uses the one that is a part of a record, of which a word of that gives the offset. */
  static ItemQueue part(Tree tree, Block owner, int at) {
    Block block = tree.arena().at(owner.getLong(at), RecordType.QUEUE);
    return new ItemQueue(tree, block.partOf(owner));
  }

  public long offset() {
    return block.offset();
  }

  public int number() {
    return Arena.number(block);
  }

  /** Returns the queue's {@link ObjectName}. */
  public long name() {
    return ObjectName.of(block);
  }

  public int max() {
    return max;
  }

  /** Returns how many items are in it: right when nobody changes it, a good guess otherwise. */
  public int size() {
    return (int) Math.max(0, block.getLong(TAIL) - Head.position(first.hint()));
  }

  /** Closes the queue for all; what is in it can still be taken. Who waits is told. */
  public void close() {
    close(IS_CLOSED);
  }

  /** Closes the queue for all, and throws away what is in it. Who waits is told. */
  public void closeEmptied() {
    close(IS_CLOSED | IS_EMPTIED);
    discard();
    if (tasks != null) {
      tasks.wakeJoiners();
    }
  }

  private void close(int state) {
    block.getAndOrInt(STATE, state); // a full fence, as publishing is
    Alarm.ring(block, GETTERS);
    Alarm.ring(block, PUTTERS);
  }

  /** Closes it for the users of this object alone; who waits by it is told. */
  public void leave() {
    left = true;
    VarHandle.fullFence();
    Alarm.ring(block, GETTERS);
    Alarm.ring(block, PUTTERS);
    if (tasks != null) {
      tasks.wakeJoiners();
    }
  }

  /** Tells whether this object was {@linkplain #leave left}. */
  public boolean isLeft() {
    return left;
  }

  private boolean isOver() {
    return left || block.getInt(STATE) != 0;
  }

  private boolean isEmptied() {
    return (block.getInt(STATE) & IS_EMPTIED) != 0;
  }

  /**
   * Throws away all items. Whoever publishes one after {@link #closeEmptied} does so, too; and what
   * was in the hands of a process that died is found when somebody looks again.
   */
  private void discard() {
    Item item = new Item();
    boolean more = true;
    while (more) {
      try {
        more = take(item);
        if (more && tasks != null) {
          tasks.done();
        }
      } catch (DamagedItemException e) {
        // It is gone all the same.
      }
    }
    item.end();
  }

  /** Returns what processes have in hand; null unless the queue is a joinable one. */
  public TaskCount tasks() {
    return tasks;
  }

  /** Tells whether every item that was put has been taken, and counted as in hand. */
  public boolean isDrained() {
    if (isEmptied()) {
      discard();
    }
    return chain.isDrained();
  }

  /**
   * Frees the memory. Only for an owner who knows that no other process uses the queue any more.
   */
  public void free() {
    Parts.free(tree, block);
  }

  static void freeParts(Tree tree, Block block) {
    new Chain(tree, block).free();
    Parts.freePart(tree, block, TASKS, RecordType.TASKS);
  }

  /** Returns what counts the tasks of a queue; null if nothing does. */
  static Block tasks(Tree tree, Block queue) {
    Block tasks = tree.arena().find(queue.getLong(TASKS), RecordType.TASKS);
    return tasks == null ? null : tasks.partOf(queue);
  }

  /** Tells whether a record is a queue. */
  static boolean isOne(Block record) {
    RecordType type = Arena.type(record);
    return type == RecordType.QUEUE
        || type == RecordType.JOINABLE_QUEUE
        || type == RecordType.SIMPLE_QUEUE;
  }

  /** Returns the record that it is. */
  public Block block() {
    return block;
  }

  /** Gives a record memory that {@link #addSpare} can give to a queue later. */
  static void createSpare(Tree tree, Block owner, int at) {
    Parts.add(tree, owner, at, Chain.allocate(tree, Slots.FEW), RecordType.SEGMENT);
  }

  /** Has this queue use that memory before it asks for more. */
  void addSpare(long offset) {
    chain.pushSpare(tree.arena().at(offset));
  }

  /** Is told of an item that this process has taken. */
  public interface Taking {
    /** The item is here; if this process died now, it would be given to another. */
    void taken(Item item);
  }

  /** Has every item that this object takes told of, while it could still be given to another. */
  public void whenTaken(Taking taking) {
    reader.tell(taking);
  }

  /** Names the pool in whose record to undo what a taker noted that died before it let go. */
  void undoIn(long pool) {
    block.setLong(UNDO, pool);
  }

  /** Is told how a put goes on. */
  public interface Putting {
    /** There is no room; called once. */
    void waits();

    /** The item has its place and is about to be seen. */
    void claimed(long position);
  }

  /** Puts an item that mentions nothing at the end. */
  public long put(byte[] bytes, int length, long nanos, Putting putting)
      throws InterruptedException {
    return put(bytes, length, Mentioned.NOTHING, nanos, putting);
  }

  /**
   * Puts an item at the end.
   *
   * @param mentions the records that it mentions
   * @param putting is told how it goes on, or null
   * @return its position, {@link #FULL} or {@link #CLOSED}
   */
  public long put(byte[] bytes, int length, Mentioned mentions, long nanos, Putting putting)
      throws InterruptedException {
    int place =
        length <= Slots.INLINE && mentions.isEmpty()
            ? 0
            : Payload.write(tree, bytes, length, mentions, container);
    long position = CLOSED;
    try {
      position = put(bytes, length, place, nanos, putting);
    } finally {
      if (position < 0 && place != 0 && Payload.isOf(tree, place, me)) { // no slot has it
        Payload.free(tree, place);
      }
    }
    return position;
  }

  private long put(byte[] bytes, int length, int place, long nanos, Putting putting)
      throws InterruptedException {
    Pause pause = null;
    while (true) {
      boolean closed = isOver();
      long position = closed ? CLOSED : claim();
      if (position >= 0) {
        Slots slots = tail;
        while (slots == null || !slots.covers(position)) { // another thread moved the tail on
          slots = chain.find(head, position, false);
        }
        slots.write(position, bytes, length, place);
        Payload.publish(tree, place);
        if (putting != null) {
          putting.claimed(position);
        }
        slots.change(position, Slots.PUBLISHED);
        Alarm.ring(block, GETTERS);
        if (isEmptied()) {
          discard();
        }
        return position;
      }
      if (pause == null) {
        pause = new Pause(nanos);
        if (putting != null && !closed) {
          putting.waits();
        }
      }
      if (closed
          || (!pause.spin() && !Alarm.sleep(pause, block, PUTTERS, () -> !isOver() && isFull()))) {
        return position;
      }
    }
  }

  /** Tells whether a bounded queue has no room now. */
  public boolean isFull() {
    return max > 0 && block.getLong(TAIL) - first.advanced(head) >= max;
  }

  /** Claims the next position, or answers {@link #FULL}. */
  private long claim() {
    while (true) {
      long position = block.getLong(TAIL);
      if (max > 0
          && position - Head.position(first.hint()) >= max
          && position - first.advanced(head) >= max) {
        return FULL;
      }
      Slots slots = chain.find(tail, position, true);
      if (slots == null) {
        block.casLong(TAIL, position, Math.max(position, chain.begin()));
        continue;
      }
      tail = slots;
      long word = slots.word(position);
      if (Slots.position(word) != position) {
        continue;
      }
      boolean claimed =
          Slots.state(word) == Slots.FREE && slots.cas(position, word, Slots.CLAIMED, me);
      block.casLong(TAIL, position, position + 1);
      if (claimed) {
        return position;
      }
    }
  }

  /**
   * Takes the first item.
   *
   * @param onWait called once if there is nothing to take, or null
   * @return its position, {@link #EMPTY}, or {@link #CLOSED}
   */
  public long get(Item into, long nanos, Runnable onWait) throws InterruptedException {
    Pause pause = null;
    while (true) {
      if (!left && !isEmptied() && take(into)) {
        return into.position();
      }
      if (isOver()) {
        return CLOSED;
      }
      if (pause == null) {
        pause = new Pause(nanos);
        if (onWait != null) {
          onWait.run();
        }
      }
      if (!pause.spin() && !Alarm.sleep(pause, block, GETTERS, () -> !isOver() && isEmpty())) {
        return EMPTY;
      }
    }
  }

  /** Tells whether there is nothing to get now. */
  public boolean isEmpty() {
    while (true) {
      long position = first.advanced(head);
      Slots slots = chain.find(head, position, false);
      if (slots == null) {
        return true;
      }
      long word = slots.word(position);
      if (Slots.position(word) == position && Slots.state(word) < Slots.TAKEN) {
        return Slots.state(word) != Slots.PUBLISHED;
      } // else another took it a moment ago, and the next one may be there
    }
  }

  private boolean take(Item into) {
    while (true) {
      long hint = first.hint();
      long position = Head.position(hint);
      Slots slots = chain.find(head, position, false);
      if (slots == null) {
        if (first.hint() == hint && !first.passRetired(hint)) {
          return false;
        }
        continue;
      }
      long word = slots.word(position);
      if (Slots.position(word) != position) {
        continue;
      }
      int state = Slots.state(word);
      if (state == Slots.FREE || state == Slots.CLAIMED) {
        return false;
      }
      boolean taken = state == Slots.PUBLISHED && slots.cas(position, word, Slots.TAKEN, me);
      if (taken || state != Slots.PUBLISHED) {
        first.advance(hint);
      }
      if (taken) {
        receive(slots, position, into);
        return true;
      }
    }
  }

  private void receive(Slots slots, long position, Item into) {
    if (max > 0) {
      Alarm.ring(block, PUTTERS);
    }
    int place = slots.place(position);
    int after = Slots.PUBLISHED; // if its file cannot be opened now, say, it is the next one's
    boolean taken = false;
    try {
      reader.read(slots, position, into);
      after = Slots.DONE;
      taken = place != 0 && Payload.take(tree, place);
    } catch (DamagedItemException e) {
      after = Slots.DONE;
      throw e;
    } finally {
      slots.change(position, after);
      if (after == Slots.PUBLISHED) {
        Head.rewind(block, HEAD, position);
        Alarm.ring(block, GETTERS);
      }
    }
    if (taken) {
      into.deliver(Payload.receive(tree, place));
    }
    if (slots != head) {
      head = slots;
      chain.retire(slots);
    }
  }

  /** Mends the first segment, which lies in the queue's record. */
  static void recoverRecord(Tree tree, Block queue, int dead) {
    recover(tree, queue, queue.from(SEGMENT), Slots.FEW, dead);
  }

  /** Mends another segment, unless it is of a queue that the dead process did not know. */
  static void recoverSegment(Tree tree, Block segment, int dead) {
    Block queue = tree.arena().find(Slots.queue(segment));
    if (queue != null && isOne(queue) && (!Parts.isPrivate(queue) || Parts.isOf(queue, dead))) {
      recover(tree, queue, segment, Slots.room(segment), dead);
    }
  }

  private static void recover(Tree tree, Block queue, Block segment, int most, int dead) {
    long again = Slots.recover(tree, segment, most, dead);
    if (again < 0) {
      return;
    }
    Block pool = tree.arena().find(queue.getLong(UNDO), RecordType.POOL);
    if (pool != null) {
      PoolState.undo(pool, dead);
    }
    Head.rewind(queue, HEAD, again);
  }
}
