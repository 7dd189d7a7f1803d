package mpj.multiprocessing.trace;

import mpj.multiprocessing.internal.arena.Block;
import mpj.multiprocessing.internal.arena.ProcessTable;
import mpj.multiprocessing.internal.arena.Tree;

/**
 * The point that every operation of every primitive goes through, in this process. While nobody
 * watches it costs one branch on a plain field.
 *
 * <p>Watched, an operation first {@linkplain #pass passes}, where {@link Gates} can hold the
 * process, and then {@linkplain #emit emits} what took effect.
 */
@SuppressWarnings("EnumOrdinal") // all processes of a tree run the same jar
public final class Gate {
  private static final EventKind[] KINDS = EventKind.values();

  /**
   * What a watched process needs; null: nobody watches. Plain on purpose: it is read by every
   * operation, and changes only while the process begins or ends to be watched. That is safe
   * because all of it is one object whose fields are final: a thread that sees the reference sees
   * them, too, without a barrier. So each method reads the reference once; what it then uses stays
   * whole, even if the watching ends meanwhile.
   */
  private static Watched watched;

  private record Watched(
      EventRing ring, Block hold, ProcessTable table, int me, boolean accesses, Delays delays) {

    void write(long nanos, int actor, EventKind kind, long object, int peer, long value, long n) {
      ring.write(nanos, kind.ordinal(), identity(actor), object, identity(peer), value, n);
    }

    /** Returns which process it is that has a slot now; an identity is returned as it is. */
    private int identity(int slot) {
      return ProcessTable.isIdentity(slot) ? slot : table.identity(slot);
    }
  }

  /** Tells whether this process is watched. */
  public static boolean isActive() {
    return watched != null;
  }

  /** Tells whether this process is watched, and what it emits is still read. */
  public static boolean isRead() {
    Watched now = watched;
    return now != null && !now.ring.isClosed();
  }

  /** Makes the ring of a process that is about to be started in a slot. */
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
            Scrutiny.accesses(tree),
            Scrutiny.delays(tree));
  }

  /** Emits no more. Nobody reads this process's ring any more. */
  static void deactivate(Tree tree) {
    Watched now = watched;
    watched = null;
    now.ring.free(tree);
  }

  /** Lets the process go on, or holds it, before an operation takes effect. */
  public static void pass() {
    Watched now = watched;
    if (now != null) {
      Gates.pass(now.hold);
      if (now.delays != null) {
        now.delays.pass();
      }
    }
  }

  /** Lets the process heed a signal, or holds it before that. */
  public static void passSignal() {
    Watched now = watched;
    if (now != null && now.delays != null) {
      now.delays.passSignal();
    }
  }

  /** Emits that this process read or wrote a shared number, if anybody wants to know so much. */
  public static void emitAccess(EventKind kind, Block object, long value, long index) {
    Watched now = watched;
    if (now != null && now.accesses) {
      now.write(0, now.me, kind, ObjectName.of(object), 0, value, index);
    }
  }

  /** Returns which process this is among all that are watched, dead ones, too; 0 if it is not. */
  public static int identity() {
    Watched now = watched;
    return now != null ? now.me : 0;
  }

  /**
   * Emits what this process did.
   *
   * @param peer the slot of the other process, which has it still; or its identity
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
   * @param object to what it did that, an {@link ObjectName}; 0: there is no object
   * @param peer as above
   */
  public static void emit(EventKind kind, long object, int peer, long value, long sequence) {
    Watched now = watched;
    if (now != null) {
      now.write(0, now.me, kind, object, peer, value, sequence);
    }
  }

  /** Emits what another process did, which cannot say so itself any more. */
  public static void emitFor(
      int actor, EventKind kind, long object, int peer, long value, long sequence) {
    Watched now = watched;
    if (now != null) {
      now.write(0, actor, kind, object, peer, value, sequence);
    }
  }

  /** Emits what this process began to do a moment ago, when it could not know how it would go. */
  public static void emitAt(
      long nanos, EventKind kind, Block object, int peer, long value, long sequence) {
    Watched now = watched;
    if (now != null) {
      now.write(nanos, now.me, kind, ObjectName.of(object), peer, value, sequence);
    }
  }

  /** Emits what this process prints; returns how much of it found room. */
  static int emitText(boolean error, byte[] bytes, int from, int length) {
    Watched now = watched;
    return now == null ? 0 : now.ring.writeText(now.me, error, bytes, from, length);
  }

  /** Emits that a line ends; false if that found no room. */
  static boolean emitLineEnd(boolean error) {
    Watched now = watched;
    return now != null && now.ring.writeLineEnd(EventKind.LINE.ordinal(), now.me, error);
  }

  static EventKind kind(int ordinal) {
    return KINDS[ordinal];
  }

  private Gate() {}
}
