package mpj.multiprocessing.sync;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.time.Duration;
import mpj.multiprocessing.internal.arena.Arena;
import mpj.multiprocessing.internal.arena.Block;
import mpj.multiprocessing.internal.arena.Pause;
import mpj.multiprocessing.internal.arena.RecordType;
import mpj.multiprocessing.internal.arena.Timeout;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.internal.holders.Holders;
import mpj.multiprocessing.trace.EventKind;
import mpj.multiprocessing.trace.Gate;
import mpj.multiprocessing.wire.Shared;

/**
 * A flag that processes wait for: once one has set it, all go on who wait, and nobody waits any
 * more until it is cleared. Python's {@code multiprocessing.Event}.
 *
 * <pre>{@code
 * var ready = new Event();
 * new ChildProcess(() -> {
 *   ready.await();               // returns once somebody has set it
 * }).start();
 * ready.set();
 * }</pre>
 *
 * <p>A {@link #set} followed at once by a {@link #clear} releases all who waited at that moment,
 * and nobody else.
 *
 * <p><b>Memory.</b> What a process did to the tree's shared memory before it set the event is seen
 * by those who go on for it.
 *
 * <p><b>What it costs.</b> 64 bytes of the tree's shared memory.
 *
 * <p><b>What happens if a process dies here.</b> Nobody holds an event. A process killed while it
 * waits is not missed: {@code set} returns at once and the others go on. One killed within {@code
 * set} has set it for all or for none.
 */
public final class Event implements Shared {
  private static final long serialVersionUID = 1L;

  private final transient Block block;

  /**
   * A new event, not set.
   *
   * @throws mpj.multiprocessing.internal.arena.ArenaFullException if there is no shared memory left
   */
  public Event() {
    this(EventWord.create(Tree.current()));
  }

  private Event(Block block) {
    this.block = block;
    Holders.hold(Tree.current(), block);
  }

  /** Returns the event at a place of the shared memory, as another process sent it. */
  public static Event attach(long handle) {
    return new Event(Tree.current().arena().at(handle, RecordType.EVENT));
  }

  @Override
  public long handle() {
    return block.offset();
  }

  /** Sets the event, which lets all go on who wait for it. Any process may, at any time. */
  public void set() {
    if (Gate.isActive()) {
      Gate.pass();
      Gate.emit(EventKind.EVENT_SET, block, 0, 0, 0); // before anyone can be seen to go on
    }
    EventWord.set(block);
  }

  /** Makes it an event that is not set. Any process may, at any time. */
  public void clear() {
    if (Gate.isActive()) {
      Gate.pass();
      Gate.emit(EventKind.EVENT_CLEARED, block, 0, 0, 0);
    }
    EventWord.clear(block);
  }

  /** Tells whether the event is set now. */
  public boolean isSet() {
    return EventWord.isSet(EventWord.look(block));
  }

  /** Waits until the event is set; returns at once if it is. */
  public void await() throws InterruptedException {
    await(Pause.FOREVER);
  }

  /**
   * Waits until the event is set, at most so long; never less than that.
   *
   * @return false when the time is over
   */
  public boolean await(Duration timeout) throws InterruptedException {
    return await(Timeout.nanos(timeout));
  }

  private boolean await(long nanos) throws InterruptedException {
    if (Gate.isActive()) {
      return awaitWatched(nanos);
    }
    long seen = EventWord.look(block);
    return EventWord.isSet(seen) || EventWord.await(block, seen, nanos);
  }

  private boolean awaitWatched(long nanos) throws InterruptedException {
    Gate.pass();
    long seen = EventWord.look(block); // from here on no set is missed, so it may be told
    if (EventWord.isSet(seen)) {
      Gate.emit(EventKind.EVENT_PASSED, block, 0, 0, 0);
      return true;
    }
    long began = System.nanoTime();
    Gate.emit(EventKind.EVENT_WAITING, block, 0, 0, 0);
    boolean set = false;
    try {
      set = EventWord.await(block, seen, nanos);
      return set;
    } finally {
      long waited = Math.max(1, System.nanoTime() - began);
      Gate.emit(set ? EventKind.EVENT_PASSED : EventKind.EVENT_TIMED_OUT, block, 0, waited, 0);
    }
  }

  private void writeObject(ObjectOutputStream out) throws IOException {
    throw Shared.outside(this);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Event event && event.handle() == handle();
  }

  @Override
  public int hashCode() {
    return Long.hashCode(handle());
  }

  /** Returns {@code Event-1}, the name that it has in reports. */
  @Override
  public String toString() {
    return "Event-" + Arena.number(block);
  }
}
