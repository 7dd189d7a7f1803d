package mpj.multiprocessing.trace;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import mpj.multiprocessing.internal.arena.ProcessTable;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.internal.log.Log;
import mpj.multiprocessing.internal.log.ThrowableText;
import mpj.multiprocessing.internal.thread.LibraryThread;
import mpj.multiprocessing.internal.trace.EventRing;
import mpj.multiprocessing.internal.trace.Gate;
import mpj.multiprocessing.internal.trace.ObjectName;

/**
 * The thread that reads all rings and hands their events to the listener in the order of time. It
 * holds an event back for a short time, because an earlier event of another process may already
 * have its time but not be written yet.
 */
final class Collector extends LibraryThread implements EventRing.Reader {
  private static final long TURN_NANOS = 4_000_000;

  /** After a second without events it looks less often, because a session may be idle for hours. */
  private static final int QUIET_TURNS = 250;

  private static final long IDLE_NANOS = 20_000_000;

  /** If a turn finds so many events, some ring was nearly full, and the next turn comes at once. */
  private static final int MUCH = 500;

  private static final long HOLD_BACK_NANOS = 12_000_000;

  /**
   * The largest number of bytes of lines that may wait here, if the listener is slow. Only lines
   * that did not come through a ring count.
   */
  private static final int MOST_ARRIVED = 1 << 22;

  /** The largest number of names that are kept as text. Most of them will soon be used again. */
  private static final int MOST_NAMES = 1 << 14;

  /** An event as it was read, with its position in the order of reading; a line has its bytes. */
  private record Read(
      long nanos,
      long order,
      EventKind kind,
      int identity,
      long object,
      int peer,
      long value,
      long sequence,
      Printed text) {}

  /** A line, or a piece of a line that is not ended, that did not come through a ring. */
  private record Arrived(long nanos, int identity, boolean error, Printed text) {}

  /** The text of a line, or of a piece of a line that is not ended. */
  private static final class Printed {
    private final byte[] bytes;
    private final boolean ended;

    Printed(byte[] bytes, boolean ended) {
      this.bytes = bytes;
      this.ended = ended;
    }
  }

  private final PriorityQueue<Read> waiting =
      new PriorityQueue<>(Comparator.comparingLong(Read::nanos).thenComparingLong(Read::order));
  private final Queue<Arrived> arrived = new ArrayDeque<>();
  private final LineBuffers lines = new LineBuffers();
  private final EventRing[] rings = new EventRing[ProcessTable.SLOTS]; // by slot
  private final Map<Long, String> names = new HashMap<>();
  private final Tree tree;
  private final TraceListener listener;
  private final ProcessRegistry lives;
  private long order;
  private long taken;
  private long droppedByTheDead;
  private long arrivedBytes;
  private boolean over;
  private boolean warned;
  private volatile long dropped;
  private volatile boolean finishing;

  Collector(Tree tree, TraceListener listener) {
    super("mpj-collector");
    runsCodeOfItsStarter(); // the listener
    this.tree = tree;
    this.listener = listener;
    this.lives = new ProcessRegistry(tree);
  }

  @Override
  public void run() {
    try {
      collect();
    } catch (Throwable t) { // nobody may wait for this thread for ever
      takeNoMore();
      warn("a trace failed, and goes on without its listener: ", t);
      discardAll();
    }
  }

  /** Closes all rings as they come, until the trace ends, so that no process waits for a reader. */
  private void discardAll() {
    while (!finishing) {
      closeRings();
      for (int slot = ProcessTable.ROOT; slot < ProcessTable.SLOTS; slot++) {
        try {
          discard(slot);
        } catch (Throwable t) {
          // The other slots' processes can go on all the same.
        }
      }
      pause(IDLE_NANOS);
    }
    closeRings();
  }

  private void discard(int slot) {
    int state = tree.table().state(slot);
    rings[slot] = state == ProcessTable.FREE ? null : EventRing.of(tree, slot, rings[slot]);
    if (state == ProcessTable.UNREAD) {
      letGo(slot);
    }
  }

  private void collect() {
    int quiet = 0;
    while (!finishing) {
      long now = System.nanoTime();
      long before = taken;
      drain();
      deliver(now - HOLD_BACK_NANOS);
      quiet = taken == before ? quiet + 1 : 0;
      if (taken - before < MUCH) {
        pause(quiet < QUIET_TURNS ? TURN_NANOS : IDLE_NANOS);
      }
    }
    drain();
    closeRings();
    takeNoMore();
    drain();
    closeRings(); // the rings of processes that were started meanwhile
    lines.endAll((who, error, text) -> add(System.nanoTime(), who, error, text, false));
    deliver(Long.MAX_VALUE);
  }

  /**
   * Adds a line, or a piece of a line, that did not come through a ring. Returns false if it is too
   * late for that. Waits while the listener is behind, as a writer waits for a full pipe.
   */
  synchronized boolean line(int identity, boolean error, byte[] text, boolean ended) {
    boolean interrupted = false;
    while (arrivedBytes > MOST_ARRIVED && !over) {
      try {
        wait();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    if (over) {
      return false;
    }
    arrivedBytes += text.length;
    return arrived.add(new Arrived(System.nanoTime(), identity, error, new Printed(text, ended)));
  }

  /**
   * Returns whether the listener waits for a lock that the calling thread holds, such as the lock
   * of a stream.
   */
  boolean isKeptByThisThread() {
    State state = getState();
    if (state != State.BLOCKED && state != State.WAITING) {
      return false;
    }
    ThreadInfo now = ManagementFactory.getThreadMXBean().getThreadInfo(threadId());
    return now != null && now.getLockOwnerId() == Thread.currentThread().threadId();
  }

  /** Returns what is known about the tree's processes, including dead ones. */
  ProcessRegistry lives() {
    return lives;
  }

  private void closeRings() {
    for (EventRing ring : rings) {
      if (ring != null) {
        ring.close();
      }
    }
  }

  private synchronized void takeNoMore() {
    over = true;
    notifyAll();
  }

  /** Returns the number of events that were dropped because their ring was full. */
  long dropped() {
    return dropped;
  }

  /** Hands over all remaining events, and returns when that is done. */
  void finish() {
    finishing = true;
    boolean interrupted = false;
    while (isAlive()) {
      try {
        join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void drain() {
    synchronized (this) {
      for (Arrived line = arrived.poll(); line != null; line = arrived.poll()) {
        taken++;
        add(line.nanos, line.identity, line.error, line.text.bytes, line.text.ended);
      }
      arrivedBytes = 0;
      notifyAll();
    }
    long now = 0;
    for (int slot = ProcessTable.ROOT; slot < ProcessTable.SLOTS; slot++) {
      int state = tree.table().state(slot);
      drain(slot);
      if (state == ProcessTable.UNREAD) { // read before the drain: nothing more comes
        letGo(slot);
      }
      now += rings[slot] == null ? 0 : rings[slot].dropped();
    }
    dropped = droppedByTheDead + now;
  }

  private void letGo(int slot) {
    droppedByTheDead += rings[slot] == null ? 0 : rings[slot].dropped();
    rings[slot] = null;
    lives.release(slot);
  }

  /** Reads the ring of a slot, if there is one now. A start that fails removes its ring. */
  private void drain(int slot) {
    boolean free = tree.table().state(slot) == ProcessTable.FREE;
    rings[slot] = free ? null : EventRing.of(tree, slot, rings[slot]);
    if (rings[slot] != null) {
      rings[slot].drain(this);
    }
  }

  @Override
  public void read(
      long nanos, int ordinal, int identity, long object, int peer, long value, long sequence) {
    taken++;
    EventKind kind = Gate.kind(ordinal);
    if (kind == EventKind.LINE) {
      add(nanos, identity, value != 0, lines.end(identity, value != 0), true);
      return;
    }
    if (kind == EventKind.PROCESS_ENDED) {
      drain(ProcessTable.slotOf(identity)); // otherwise the main process's ring may be read first
      lines.endAll(identity, (of, error, text) -> add(nanos, of, error, text, false));
    }
    waiting.add(new Read(nanos, order++, kind, identity, object, peer, value, sequence, null));
  }

  @Override
  public void readText(long nanos, int identity, boolean error, byte[] bytes) {
    taken++;
    lines.add(identity, error, bytes, (of, toError, text) -> add(nanos, of, toError, text, false));
  }

  private void add(long nanos, int identity, boolean error, byte[] text, boolean ended) {
    waiting.add(
        new Read(
            nanos,
            order++,
            EventKind.LINE,
            identity,
            0,
            0,
            error ? 1 : 0,
            0,
            new Printed(text, ended)));
  }

  private void deliver(long until) {
    for (Read read = waiting.peek(); read != null && read.nanos <= until; read = waiting.peek()) {
      waiting.poll();
      try {
        hand(read);
      } catch (Throwable t) { // processes that print would wait for this thread
        warnOnce(t);
      }
    }
  }

  private void hand(Read read) {
    if (read.text != null) {
      listener.line(
          new OutputLine(
              read.nanos,
              lives.actor(read.identity),
              read.value != 0,
              read.text.bytes,
              read.text.ended));
    } else {
      listener.event(event(read));
    }
  }

  private void warnOnce(Throwable cause) {
    if (!warned) {
      warned = true;
      warn(
          "a trace's listener failed, and does not get this event or line again;"
              + " catch exceptions in its methods; later ones are not logged: ",
          cause);
    }
  }

  private void warn(String what, Throwable cause) {
    try {
      Log.warn(
          what + "listener=" + listener.getClass().getName() + " " + ThrowableText.trace(cause));
    } catch (Throwable t) {
      // There is no memory for the text, or the program's handler failed. The trace goes on.
    }
  }

  private Event event(Read read) {
    return new Event(
        read.nanos,
        lives.actor(read.identity),
        read.kind,
        read.object == 0 ? "" : text(read.object),
        read.peer == 0 ? null : lives.actor(read.peer),
        read.value,
        read.sequence);
  }

  private String text(long object) {
    if (names.size() >= MOST_NAMES) {
      names.clear();
    }
    return names.computeIfAbsent(object, ObjectName::text);
  }
}
