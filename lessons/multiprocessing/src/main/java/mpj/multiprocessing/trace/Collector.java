package mpj.multiprocessing.trace;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.locks.LockSupport;
import mpj.multiprocessing.arena.Arena;
import mpj.multiprocessing.arena.Block;
import mpj.multiprocessing.arena.ProcessTable;
import mpj.multiprocessing.arena.Tree;
import mpj.multiprocessing.structure.EventRing;
import mpj.multiprocessing.structure.HostedHandle;
import mpj.multiprocessing.structure.RecordType;

/**
 * Reads all rings and hands on what they hold in the order of time. An event is held back a little
 * while, in case an earlier one of another process, already timed but not yet written, turns up.
 */
final class Collector extends Thread implements EventRing.Reader {
  private static final long TURN_NANOS = 4_000_000;

  /** After a second in which nothing happened it looks less often: a session may idle for hours. */
  private static final int QUIET_TURNS = 250;

  private static final long IDLE_NANOS = 20_000_000;
  private static final long HOLD_BACK_NANOS = 12_000_000;

  /** An event as read, with its place among those of its ring; a line with its text. */
  private record Read(
      long nanos,
      long order,
      EventKind kind,
      int slot,
      long object,
      int peer,
      long value,
      long sequence,
      String text) {}

  /** A line that did not come through a ring. */
  private record Arrived(long nanos, int slot, boolean error, String text) {}

  private final PriorityQueue<Read> waiting =
      new PriorityQueue<>(Comparator.comparingLong(Read::nanos).thenComparingLong(Read::order));
  private final Queue<Arrived> arrived = new ArrayDeque<>();
  private final OpenLines lines = new OpenLines();
  private final Map<Long, EventRing> rings = new HashMap<>();
  private final Map<Integer, Actor> actors = new HashMap<>();
  private final Map<Long, String> names = new HashMap<>();
  private final Tree tree;
  private final TraceListener listener;
  private long order;
  private boolean over;
  private volatile long dropped;
  private volatile boolean finishing;

  Collector(Tree tree, TraceListener listener) {
    super("mpj-collector");
    setDaemon(true);
    this.tree = tree;
    this.listener = listener;
  }

  @Override
  public void run() {
    int quiet = 0;
    while (!finishing) {
      long now = System.nanoTime();
      long before = order;
      drain();
      deliver(now - HOLD_BACK_NANOS);
      quiet = order == before ? quiet + 1 : 0;
      LockSupport.parkNanos(quiet < QUIET_TURNS ? TURN_NANOS : IDLE_NANOS);
    }
    drain();
    closeRings();
    takeNoMore();
    drain();
    closeRings(); // those of processes that were started meanwhile
    lines.endAll((slot, error, text) -> add(System.nanoTime(), slot, error, text));
    deliver(Long.MAX_VALUE);
  }

  /** Takes a line that did not come through a ring; false if it is too late for that. */
  synchronized boolean line(int slot, boolean error, String text) {
    return !over && arrived.add(new Arrived(System.nanoTime(), slot, error, text));
  }

  private void closeRings() {
    rings.values().forEach(EventRing::close);
  }

  private synchronized void takeNoMore() {
    over = true;
  }

  /** Returns how many events found no room in their ring. */
  long dropped() {
    return dropped;
  }

  /** Hands over what is left, and returns when that is done. */
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
        add(line.nanos, line.slot, line.error, line.text);
      }
    }
    for (int slot = ProcessTable.ROOT; slot < ProcessTable.SLOTS; slot++) {
      if (tree.table().state(slot) != ProcessTable.FREE) {
        drain(slot);
      }
    }
    dropped = rings.values().stream().mapToLong(EventRing::dropped).sum();
  }

  private void drain(int slot) {
    long offset = tree.table().ring(slot);
    if (offset != 0) {
      rings.computeIfAbsent(offset, at -> new EventRing(tree.arena().at(at))).drain(this);
    }
  }

  @Override
  public void read(
      long nanos, int ordinal, int slot, long object, int peer, long value, long sequence) {
    EventKind kind = Gate.kind(ordinal);
    if (kind == EventKind.LINE) {
      add(nanos, slot, value != 0, lines.end(slot, value != 0));
      return;
    }
    if (kind == EventKind.PROCESS_ENDED) {
      drain(slot); // the main process's ring says so, and may be read before the dead one's
      lines.endAll(slot, (of, error, text) -> add(nanos, of, error, text));
    }
    waiting.add(new Read(nanos, order++, kind, slot, object, peer, value, sequence, null));
  }

  @Override
  public void readText(long nanos, int slot, boolean error, byte[] bytes) {
    lines.add(slot, error, bytes, (of, toError, text) -> add(nanos, of, toError, text));
  }

  private void add(long nanos, int slot, boolean error, String text) {
    waiting.add(new Read(nanos, order++, EventKind.LINE, slot, 0, 0, error ? 1 : 0, 0, text));
  }

  private void deliver(long until) {
    for (Read read = waiting.peek(); read != null && read.nanos <= until; read = waiting.peek()) {
      waiting.poll();
      if (read.text != null) {
        listener.line(new OutputLine(read.nanos, actor(read.slot), read.value != 0, read.text));
      } else {
        listener.event(event(read));
      }
    }
  }

  private Event event(Read read) {
    return new Event(
        read.nanos,
        actor(read.slot),
        read.kind,
        read.object == 0 ? "" : names.computeIfAbsent(read.object, this::name),
        read.peer == 0 ? null : actor(read.peer),
        read.value,
        read.sequence);
  }

  private Actor actor(int slot) {
    Actor known = actors.get(slot);
    if (known == null) {
      known = new Actor(tree.table().name(slot), tree.table().pid(slot));
      actors.put(slot, known);
    }
    return known;
  }

  private String name(long offset) {
    if (HostedHandle.is(offset)) {
      return HostedHandle.name(HostedHandle.object(offset));
    }
    Block record = tree.arena().at(offset);
    return RecordType.name(Arena.type(record)) + "-" + Arena.number(record);
  }
}
