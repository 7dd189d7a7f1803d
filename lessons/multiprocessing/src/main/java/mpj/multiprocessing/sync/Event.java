package mpj.multiprocessing.sync;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.time.Duration;
import mpj.multiprocessing.Shared;
import mpj.multiprocessing.internal.arena.Arena;
import mpj.multiprocessing.internal.arena.Backoff;
import mpj.multiprocessing.internal.arena.Block;
import mpj.multiprocessing.internal.arena.RecordType;
import mpj.multiprocessing.internal.arena.Timeout;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.internal.holders.Holders;
import mpj.multiprocessing.internal.trace.Gate;
import mpj.multiprocessing.trace.EventKind;

/**
 * A flag that processes can wait for. When a process sets the event, all waiting processes
 * continue. While it is set, no process waits. {@code clear} makes processes wait again. Python's
 * {@code multiprocessing.Event}.
 *
 * <pre>{@code
 * var ready = new Event();
 * new ChildProcess(() -> {
 *   ready.await();               // returns once a process has set it
 * }).start();
 * ready.set();
 * }</pre>
 *
 * <p>If {@link #clear} follows {@link #set} at once, exactly those threads continue that were
 * waiting at the time of the {@code set}.
 *
 * <p><b>Memory.</b> Before a process sets the event, it may write to the tree's shared memory. A
 * thread that continues because of this {@code set} sees these writes.
 *
 * <p><b>What it costs.</b> 64 bytes of the tree's shared memory.
 *
 * <p><b>What happens if a process dies here.</b> No process holds an event. If a process is killed
 * while it waits, {@code set} still returns at once and the other processes continue. If a process
 * is killed within {@code set}, it has set the event for all processes or for none.
 */
public final class Event implements Shared {
  private static final long serialVersionUID = 1L;

  private final transient Block block;

  /**
   * Makes an event that is not set.
   *
   * @throws mpj.multiprocessing.ArenaFullException if there is no shared memory left
   */
  public Event() {
    this(EventWord.create(Tree.current()));
  }

  private Event(Block block) {
    this.block = block;
    Holders.hold(Tree.current(), block);
  }

  /**
   * Returns the event whose record lies at an offset of the shared memory. The library calls this
   * method when it decodes a message from another process.
   */
  public static Event attach(long handle) {
    return new Event(Tree.current().arena().at(handle, RecordType.EVENT));
  }

  @Override
  public long handle() {
    return block.offset();
  }

  /**
   * Sets the event: all waiting threads continue. Any process may call this at any time. If the
   * event is set already, nothing happens.
   */
  public void set() {
    if (Gate.isActive()) {
      Gate.pass();
      Gate.emit(EventKind.EVENT_SET, block, 0, 0, 0); // before any thread can be seen to continue
    }
    EventWord.set(block);
  }

  /** Clears the event, so that it is not set. Any process may call this at any time. */
  public void clear() {
    if (Gate.isActive()) {
      Gate.pass();
      Gate.emit(EventKind.EVENT_CLEARED, block, 0, 0, 0);
    }
    EventWord.clear(block);
  }

  /** Returns whether the event is set now. */
  public boolean isSet() {
    return EventWord.isSet(EventWord.look(block));
  }

  /**
   * Waits until the event is set. Returns at once if it is set already.
   *
   * @throws InterruptedException if the thread is interrupted while it waits
   */
  public void await() throws InterruptedException {
    await(Backoff.FOREVER);
  }

  /**
   * Waits until the event is set. Waits at most for the timeout, and gives up no earlier.
   *
   * @param timeout how long to wait at most; 0 or less: does not wait
   * @return false if the timeout elapsed; true if the event is or was set
   * @throws InterruptedException if the thread is interrupted while it waits
   * @throws NullPointerException if {@code timeout} is null
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
    long seen = EventWord.look(block); // from here on no set is missed, so the wait may be reported
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

  /** Returns the name of this event in reports, for example {@code Event-1}. */
  @Override
  public String toString() {
    return "Event-" + Arena.number(block);
  }
}
