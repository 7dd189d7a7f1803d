package mpj.multiprocessing.trace;

import mpj.multiprocessing.arena.Block;
import mpj.multiprocessing.arena.ProcessTable;
import mpj.multiprocessing.arena.Tree;
import mpj.multiprocessing.structure.EventRing;

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

  // Plain on purpose: it changes only while a process begins or ends to be watched.
  private static boolean active;
  private static EventRing ring;
  private static Block hold;
  private static ProcessTable table;
  private static int me; // an identity
  private static boolean accesses;
  private static Delays delays;

  /** Tells whether this process is watched. */
  public static boolean isActive() {
    return active;
  }

  /** Tells whether this process is watched, and what it emits is still read. */
  public static boolean isRead() {
    return active && !ring.isClosed();
  }

  /** Begins to emit into this process's ring. */
  public static void activate(Tree tree) {
    ring = new EventRing(tree.arena().at(tree.table().ring(tree.slot())));
    hold = tree.table().gate(tree.slot());
    table = tree.table();
    me = table.identity(tree.slot());
    accesses = Scrutiny.accesses(tree);
    delays = Scrutiny.delays(tree);
    active = true;
  }

  static void deactivate() {
    active = false;
    accesses = false;
    delays = null;
  }

  /** Lets the process go on, or holds it, before an operation takes effect. */
  public static void pass() {
    Gates.pass(hold);
    Delays now = delays; // which may be taken away meanwhile
    if (now != null) {
      now.pass();
    }
  }

  /** Emits that this process read or wrote a shared number, if anybody wants to know so much. */
  public static void emitAccess(EventKind kind, long object, long value, long index) {
    if (accesses) {
      emit(kind, object, 0, value, index);
    }
  }

  /** Returns which process this is among all that are watched, dead ones, too; 0 if it is not. */
  public static int identity() {
    return active ? me : 0;
  }

  /** Returns which process it is that has a slot now; an identity is returned as it is. */
  private static int identity(int slot) {
    return ProcessTable.isIdentity(slot) ? slot : table.identity(slot);
  }

  /**
   * Emits what this process did.
   *
   * @param peer the slot of the other process, which has it still; or its identity
   */
  public static void emit(EventKind kind, Block object, int peer, long value, long sequence) {
    emit(kind, object == null ? 0 : object.offset(), peer, value, sequence);
  }

  /** Emits what this process did to the object at an offset of the arena. */
  public static void emit(EventKind kind, long object, int peer, long value, long sequence) {
    emitFor(me, kind, object, peer, value, sequence);
  }

  /** Emits what another process did, which cannot say so itself any more. */
  public static void emitFor(
      int actor, EventKind kind, long object, int peer, long value, long sequence) {
    if (active) {
      ring.write(0, kind.ordinal(), identity(actor), object, identity(peer), value, sequence);
    }
  }

  /** Emits what this process began to do a moment ago, when it could not know how it would go. */
  public static void emitAt(
      long nanos, EventKind kind, Block object, int peer, long value, long sequence) {
    if (active) {
      ring.write(nanos, kind.ordinal(), me, object.offset(), identity(peer), value, sequence);
    }
  }

  /** Emits what this process prints. */
  static void emitText(boolean error, byte[] bytes, int from, int length) {
    ring.writeText(me, error, bytes, from, length);
  }

  static EventKind kind(int ordinal) {
    return KINDS[ordinal];
  }

  private Gate() {}
}
