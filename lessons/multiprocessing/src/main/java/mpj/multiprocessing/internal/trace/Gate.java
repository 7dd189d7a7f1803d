package mpj.multiprocessing.internal.trace;

import mpj.multiprocessing.internal.arena.Block;
import mpj.multiprocessing.internal.arena.ProcessTable;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.trace.EventKind;
import mpj.multiprocessing.trace.TraceOptions;

/**
 * The point that every operation of every primitive goes through, in this process. While the
 * process is not watched, it costs one branch on a plain field.
 *
 * <p>While it is watched, an operation first {@linkplain #pass passes} the gate, where {@link
 * Gates} can hold the process. Then the operation {@linkplain #emit emits} what took effect.
 */
@SuppressWarnings("EnumOrdinal") // all processes of a tree run the same jar
public final class Gate {
  private static final EventKind[] KINDS = EventKind.values();

  /**
   * The data of a watched process; null: the process is not watched. The field is plain on purpose:
   * every operation reads it, and it changes only when the watching begins or ends. This is safe
   * because it refers to one object whose fields are all final. A thread that sees the reference
   * also sees these fields, without a barrier. So each method reads the reference once. The object
   * that it then uses stays complete, even if the watching ends meanwhile.
   */
  private static Watched watched;

  private record Watched(
      EventRing ring,
      Block hold,
      ProcessTable table,
      int me,
      boolean accesses,
      DelayInjector delays) {

    void write(long nanos, int actor, EventKind kind, long object, int peer, long value, long n) {
      ring.write(nanos, kind.ordinal(), identity(actor), object, identity(peer), value, n);
    }

    /**
     * Returns the identity of the process that has a slot now. An identity is returned unchanged.
     */
    private int identity(int slot) {
      return ProcessTable.isIdentity(slot) ? slot : table.identity(slot);
    }
  }

  /** Returns whether this process is watched. */
  public static boolean isActive() {
    return watched != null;
  }

  /** Returns whether this process is watched and its events are still read. */
  public static boolean isRead() {
    Watched now = watched;
    return now != null && !now.ring.isClosed();
  }

  /** Makes the ring for a process that is about to be started in a slot. */
  public static void prepare(Tree tree, int slot) {
    EventRing.create(tree, slot);
  }

  /** Begins to emit into this process's ring. */
  public static void activate(Tree tree) {
    ProcessTable table = tree.table();
    int slot = tree.slot();
    watched =
        new Watched(
            new EventRing(tree.arena().at(table.ring(slot))),
            table.gate(slot),
            table,
            table.identity(slot),
            TraceOptionWords.accesses(tree),
            TraceOptionWords.delays(tree));
  }

  /** Stops emitting, and frees this process's ring, which nobody reads any more. */
  public static void deactivate(Tree tree) {
    Watched now = watched;
    watched = null;
    now.ring.free(tree);
  }

  /** Passes the gate before an operation takes effect. The gate may hold the process here. */
  public static void pass() {
    Watched now = watched;
    if (now != null) {
      Gates.pass(now.hold);
      if (now.delays != null) {
        now.delays.pass();
      }
    }
  }

  /** Passes the gate before a signal is handled. The gate may hold the process here. */
  public static void passSignal() {
    Watched now = watched;
    if (now != null && now.delays != null) {
      now.delays.passSignal();
    }
  }

  /**
   * Emits that this process read or wrote a shared number, if the {@link TraceOptions} asks for
   * that.
   */
  public static void emitAccess(EventKind kind, Block object, long value, long index) {
    Watched now = watched;
    if (now != null && now.accesses) {
      now.write(0, now.me, kind, ObjectName.of(object), 0, value, index);
    }
  }

  /**
   * Returns the identity of this process among all watched processes, including dead ones; 0 if it
   * is not watched.
   */
  public static int identity() {
    Watched now = watched;
    return now != null ? now.me : 0;
  }

  /**
   * Emits what this process did.
   *
   * @param peer the slot of the other process, if that process still has it; or its identity; 0:
   *     none
   */
  public static void emit(EventKind kind, Block object, int peer, long value, long sequence) {
    Watched now = watched;
    if (now != null) {
      now.write(0, now.me, kind, ObjectName.of(object), peer, value, sequence);
    }
  }

  /**
   * Emits what this process did.
   *
   * @param object the {@link ObjectName} of the object; 0: there is no object
   * @param peer the slot of the other process, if that process still has it; or its identity; 0:
   *     none
   */
  public static void emit(EventKind kind, long object, int peer, long value, long sequence) {
    Watched now = watched;
    if (now != null) {
      now.write(0, now.me, kind, object, peer, value, sequence);
    }
  }

  /** Emits what another process did. That process cannot emit it itself any more. */
  public static void emitFor(
      int actor, EventKind kind, long object, int peer, long value, long sequence) {
    Watched now = watched;
    if (now != null) {
      now.write(0, actor, kind, object, peer, value, sequence);
    }
  }

  /**
   * Emits an operation that this process began at an earlier time. At that time its outcome was not
   * known.
   */
  public static void emitAt(
      long nanos, EventKind kind, Block object, int peer, long value, long sequence) {
    Watched now = watched;
    if (now != null) {
      now.write(nanos, now.me, kind, ObjectName.of(object), peer, value, sequence);
    }
  }

  /** Emits output of this process; returns the number of bytes for which there was room. */
  static int emitText(boolean error, byte[] bytes, int from, int length) {
    Watched now = watched;
    return now == null ? 0 : now.ring.writeText(now.me, error, bytes, from, length);
  }

  /** Emits the end of a line; returns false if there was no room. */
  static boolean emitLineEnd(boolean error) {
    Watched now = watched;
    return now != null && now.ring.writeLineEnd(EventKind.LINE.ordinal(), now.me, error);
  }

  public static EventKind kind(int ordinal) {
    return KINDS[ordinal];
  }

  private Gate() {}
}
