package mpj.multiprocessing.trace;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.concurrent.locks.LockSupport;
import mpj.multiprocessing.arena.Arena;
import mpj.multiprocessing.arena.Block;
import mpj.multiprocessing.arena.ProcessTable;
import mpj.multiprocessing.arena.Tree;
import mpj.multiprocessing.structure.EventRing;
import mpj.multiprocessing.structure.RecordType;

/**
 * Reads all rings and hands on what they hold in the order of time. An event is held back a little
 * while, in case an earlier one of another process, already timed but not yet written, turns up.
 */
final class Collector extends Thread {
  private static final long TURN_NANOS = 4_000_000;
  private static final long HOLD_BACK_NANOS = 12_000_000;
  private static final long TEXT_PATIENCE_NANOS = 10_000_000_000L;

  /** An event as read, with its place among those of its ring. */
  private record Read(
      long nanos, long order, int kind, int slot, long object, int peer, long value, long seq) {}

  private final PriorityQueue<Read> waiting =
      new PriorityQueue<>(Comparator.comparingLong(Read::nanos).thenComparingLong(Read::order));
  private final Map<Integer, EventRing> rings = new HashMap<>();
  private final Map<Integer, Actor> actors = new HashMap<>();
  private final Map<Long, String> names = new HashMap<>();
  private final Tree tree;
  private final Lines lines;
  private final TraceListener listener;
  private long order;
  private volatile boolean finishing;

  Collector(Tree tree, Lines lines, TraceListener listener) {
    super("mpj-collector");
    setDaemon(true);
    this.tree = tree;
    this.lines = lines;
    this.listener = listener;
  }

  @Override
  public void run() {
    boolean last = false;
    while (!last || !waiting.isEmpty()) {
      last = finishing;
      long now = System.nanoTime();
      drain();
      deliver(last ? Long.MAX_VALUE : now - HOLD_BACK_NANOS);
      if (!last || !waiting.isEmpty()) {
        LockSupport.parkNanos(TURN_NANOS);
      }
    }
    lines.forEachLeft((slot, error, text) ->
        listener.line(new OutputLine(System.nanoTime(), actor(slot), error, text)));
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
    for (int slot = ProcessTable.ROOT; slot < ProcessTable.SLOTS; slot++) {
      if (tree.table().state(slot) == ProcessTable.FREE) {
        continue;
      }
      long offset = tree.table().ring(slot);
      if (offset != 0) {
        rings
            .computeIfAbsent(slot, s -> new EventRing(tree.arena().at(offset)))
            .drain((nanos, kind, actor, object, peer, value, seq) ->
                waiting.add(new Read(nanos, order++, kind, actor, object, peer, value, seq)));
      }
    }
  }

  private void deliver(long until) {
    for (Read read = waiting.peek(); read != null && read.nanos <= until; read = waiting.peek()) {
      EventKind kind = Gate.kind(read.kind);
      if (kind != EventKind.LINE) {
        listener.event(event(read, kind));
      } else if (!deliverLine(read)) {
        return;
      }
      waiting.poll();
    }
  }

  /** Returns false if the line's text has still to come. */
  private boolean deliverLine(Read read) {
    boolean error = read.value != 0;
    boolean ended = lines.hasEnded(read.slot, error); // before the look for the text
    String text = lines.next(read.slot, error);
    if (text != null) {
      listener.line(new OutputLine(read.nanos, actor(read.slot), error, text));
      return true;
    }
    // A process killed between the announcement and the line never wrote it.
    return ended || System.nanoTime() - read.nanos > TEXT_PATIENCE_NANOS;
  }

  private Event event(Read read, EventKind kind) {
    return new Event(
        read.nanos,
        actor(read.slot),
        kind,
        read.object == 0 ? "" : names.computeIfAbsent(read.object, this::name),
        read.peer == 0 ? null : actor(read.peer),
        read.value,
        read.seq);
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
    Block record = tree.arena().at(offset);
    return RecordType.name(Arena.type(record)) + "-" + Arena.number(record);
  }
}
