package mpj.multiprocessing.internal.queue;

import java.lang.invoke.VarHandle;
import mpj.multiprocessing.internal.arena.Arena;
import mpj.multiprocessing.internal.arena.Backoff;
import mpj.multiprocessing.internal.arena.Block;
import mpj.multiprocessing.internal.arena.Parts;
import mpj.multiprocessing.internal.arena.RecordType;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.internal.memory.EventCount;
import mpj.multiprocessing.internal.memory.Mentioned;
import mpj.multiprocessing.internal.memory.Payload;

/**
 * A queue of byte strings for any number of producers and consumers: a chain of {@link Segment}.
 * New segments are linked as they are needed, and done segments are used again. The position of the
 * first item and the next free position are only hints, which every process may advance. Only the
 * word of each slot decides which process has its item.
 *
 * <p>Consumers and producers have an {@link EventCount} each. Publishing an item is the full fence
 * that must come before the alarm is rung.
 *
 * <p>A consumer waits for a claimed slot even when later slots are published: all processes see the
 * items in the order of their positions.
 */
public final class ItemQueue {
  /** Returned by {@link #put} when there was no room in time. */
  public static final long FULL = -1;

  /** Returned by {@link #get} when no item came in time. */
  public static final long EMPTY = -1;

  /** Returned by {@link #put} and {@link #get} when the queue was closed or left. */
  public static final long CLOSED = -2;

  private final Tree tree;
  private final Block block;
  private final SegmentList chain;
  private final HeadHint first;
  private final Tail next;
  private final TaskCount tasks;
  private final SlotReader reader;
  private final int me;
  private final int max;
  private final long container; // of the items: this record, or the one that it is part of
  private Segment head;
  private volatile boolean left;

  /** Uses the queue whose record lies at an offset. */
  public ItemQueue(Tree tree, long offset) {
    this(tree, offset, RecordType.QUEUE);
  }

  /** Uses the queue whose record, of a {@link RecordType}, lies at an offset. */
  public ItemQueue(Tree tree, long offset, RecordType type) {
    this(tree, tree.arena().at(offset, type));
  }

  ItemQueue(Tree tree, Block block) {
    this.tree = tree;
    this.block = block;
    this.container = block.whole().offset();
    this.me = tree.slot();
    this.max = block.getInt(QueueRecord.MAX);
    this.tasks =
        block.getLong(QueueRecord.TASKS) == 0
            ? null
            : new TaskCount(tree, block, block.getLong(QueueRecord.TASKS));
    this.reader = new SlotReader(tree, tasks);
    this.chain = new SegmentList(tree, block);
    this.first = new HeadHint(block, QueueRecord.HEAD, chain);
    this.head = chain.first();
    this.next = new Tail(tree, block, chain, first);
  }

  /** Makes a queue. {@code max} 0: no limit. */
  public static ItemQueue create(Tree tree, int max) {
    return create(tree, max, RecordType.QUEUE);
  }

  /** Makes a queue of a {@link RecordType}. A joinable queue counts which items are done. */
  public static ItemQueue create(Tree tree, int max, RecordType type) {
    Block block = QueueRecord.create(tree, max, type);
    return new ItemQueue(tree, block.offset(), type);
  }

  public long offset() {
    return block.offset();
  }

  public int number() {
    return Arena.number(block);
  }

  public int max() {
    return max;
  }

  /**
   * Returns how many items are in the queue. Exact while no process changes it, otherwise an
   * estimate.
   */
  public int size() {
    return (int) Math.max(0, next.hint() - HeadHint.position(first.hint()));
  }

  /** Closes the queue for all processes. Its items can still be taken. Waiting threads return. */
  public void close() {
    close(QueueRecord.IS_CLOSED);
  }

  /** Closes the queue for all processes, and discards its items. Waiting threads return. */
  public void closeEmptied() {
    close(QueueRecord.IS_CLOSED | QueueRecord.IS_EMPTIED);
    discard();
    if (tasks != null) {
      tasks.wakeJoiners();
    }
  }

  private void close(int state) {
    block.getAndOrInt(QueueRecord.STATE, state); // a full fence, as publishing is
    EventCount.ring(block, QueueRecord.GETTERS);
    EventCount.ring(block, QueueRecord.PUTTERS);
  }

  /** Closes the queue for the users of this object only. Threads that wait in it return. */
  public void leave() {
    left = true;
    VarHandle.fullFence();
    EventCount.ring(block, QueueRecord.GETTERS);
    EventCount.ring(block, QueueRecord.PUTTERS);
    if (tasks != null) {
      tasks.wakeJoiners();
    }
  }

  /** Returns whether {@link #leave} was called. */
  public boolean isLeft() {
    return left;
  }

  private boolean isOver() {
    return left || block.getInt(QueueRecord.STATE) != 0;
  }

  private boolean isEmptied() {
    return (block.getInt(QueueRecord.STATE) & QueueRecord.IS_EMPTIED) != 0;
  }

  /**
   * Discards all items. A process that publishes an item after {@link #closeEmptied} does the same.
   * The items that a dead process had in hand are found by a later look at the queue.
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
        // The item is discarded anyway.
      }
    }
    item.end();
  }

  /**
   * Returns the count of the items that processes have in hand; null if the queue is not joinable.
   */
  public TaskCount tasks() {
    return tasks;
  }

  /** Returns whether every item that was put has been taken and is counted as in hand. */
  public boolean isDrained() {
    if (isEmptied()) {
      discard();
    }
    return chain.isDrained();
  }

  /** Frees the memory. Call it only if no other process uses the queue any more. */
  public void free() {
    Parts.free(tree, block);
  }

  /** Returns the queue's record. */
  public Block block() {
    return block;
  }

  /**
   * Sets a listener for every item that this object takes. It is called while the item could still
   * be given to another process.
   */
  public void whenTaken(TakeListener taking) {
    reader.tell(taking);
  }

  /** Puts an item that mentions no records at the end. */
  public long put(byte[] bytes, int length, long nanos, PutListener putting)
      throws InterruptedException {
    return put(bytes, length, Mentioned.NOTHING, nanos, putting);
  }

  /**
   * Puts an item at the end.
   *
   * @param mentions the records that the item mentions
   * @param nanos how long to wait for room, in nanoseconds; 0 or less: not at all
   * @param putting the listener, or null
   * @return the item's position, {@link #FULL} or {@link #CLOSED}
   * @throws mpj.multiprocessing.ArenaFullException if there is no memory for the item or for a
   *     slot; the item is not in the queue then
   * @throws InterruptedException if the thread was interrupted while it waited; the item is not in
   *     the queue then
   */
  public long put(byte[] bytes, int length, Mentioned mentions, long nanos, PutListener putting)
      throws InterruptedException {
    int place =
        length <= Segment.INLINE && mentions.isEmpty()
            ? 0
            : Payload.write(tree, bytes, length, mentions, container);
    long position = CLOSED;
    try {
      position = put(bytes, length, place, nanos, putting);
    } finally {
      if (position < 0 && place != 0 && Payload.isOf(tree, place, me)) { // no slot has taken it
        Payload.free(tree, place);
      }
    }
    return position;
  }

  private long put(byte[] bytes, int length, int place, long nanos, PutListener putting)
      throws InterruptedException {
    Backoff backoff = null;
    while (true) {
      boolean closed = isOver();
      long position = closed ? CLOSED : next.claim(head);
      if (position >= 0) {
        Segment slots = next.claimed(position, head);
        slots.write(position, bytes, length, place);
        Payload.publish(tree, place);
        if (putting != null) {
          putting.claimed(position);
        }
        slots.change(position, Segment.PUBLISHED);
        EventCount.ring(block, QueueRecord.GETTERS);
        if (isEmptied()) {
          discard();
        }
        return position;
      }
      if (backoff == null) {
        backoff = new Backoff(nanos);
        if (putting != null && !closed) {
          putting.waits();
        }
      }
      if (closed
          || (!backoff.spin()
              && !EventCount.sleep(
                  backoff, block, QueueRecord.PUTTERS, () -> !isOver() && isFull()))) {
        return position;
      }
    }
  }

  /** Returns whether a queue with a limit has no room now. */
  public boolean isFull() {
    return next.isFull(head);
  }

  /**
   * Takes the first item.
   *
   * @param nanos how long to wait for an item, in nanoseconds; 0 or less: not at all
   * @param onWait called once if there is no item to take; may be null
   * @return the item's position, {@link #EMPTY} or {@link #CLOSED}
   * @throws DamagedItemException if the first item is not valid; it is gone then
   * @throws mpj.multiprocessing.ArenaFullException if there is no room for the objects that the
   *     item mentions; the item stays in the queue
   * @throws InterruptedException if the thread was interrupted while it waited
   */
  public long get(Item into, long nanos, Runnable onWait) throws InterruptedException {
    Backoff backoff = null;
    while (true) {
      if (!left && !isEmptied() && take(into)) {
        return into.position();
      }
      if (isOver()) {
        return CLOSED;
      }
      if (backoff == null) {
        backoff = new Backoff(nanos);
        if (onWait != null) {
          onWait.run();
        }
      }
      if (!backoff.spin()
          && !EventCount.sleep(backoff, block, QueueRecord.GETTERS, () -> !isOver() && isEmpty())) {
        return EMPTY;
      }
    }
  }

  /** Returns whether there is no item to take now. */
  public boolean isEmpty() {
    while (true) {
      long position = first.advanced(head);
      Segment slots = chain.find(head, position, false);
      if (slots == null) {
        return true;
      }
      long word = slots.word(position);
      if (Segment.position(word) == position && Segment.state(word) < Segment.TAKEN) {
        return Segment.state(word) != Segment.PUBLISHED;
      } // else another process has just taken it; look at the next one
    }
  }

  private boolean take(Item into) {
    while (true) {
      long hint = first.hint();
      long position = HeadHint.position(hint);
      Segment slots = chain.find(head, position, false);
      if (slots == null) {
        if (first.hint() == hint && !first.passRetired(hint)) {
          return false;
        }
        continue;
      }
      long word = slots.word(position);
      if (Segment.position(word) != position) {
        continue;
      }
      int state = Segment.state(word);
      if (state == Segment.FREE || state == Segment.CLAIMED) {
        return false;
      }
      boolean taken = state == Segment.PUBLISHED && slots.cas(position, word, Segment.TAKEN, me);
      if (taken || state != Segment.PUBLISHED) {
        first.advance(hint);
      }
      if (taken) {
        receive(slots, position, into);
        return true;
      }
    }
  }

  private void receive(Segment slots, long position, Item into) {
    if (max > 0) {
      EventCount.ring(block, QueueRecord.PUTTERS);
    }
    int place = slots.place(position);
    int after = Segment.PUBLISHED; // on failure, for example of its file: for the next taker
    boolean taken = false;
    try {
      reader.read(slots, position, into);
      after = Segment.DONE;
      taken = place != 0 && Payload.take(tree, place);
    } catch (DamagedItemException e) {
      after = Segment.DONE;
      throw e;
    } finally {
      slots.change(position, after);
      if (after == Segment.PUBLISHED) {
        HeadHint.rewind(block, QueueRecord.HEAD, position);
        EventCount.ring(block, QueueRecord.GETTERS);
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
}
