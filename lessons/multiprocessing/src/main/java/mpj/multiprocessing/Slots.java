package mpj.multiprocessing;

import java.util.concurrent.locks.LockSupport;
import mpj.multiprocessing.internal.arena.ProcessTable;
import mpj.multiprocessing.internal.arena.Tree;

/** Reserves slots of the process table for children of this process, as long as there is room. */
final class Slots {
  /** How long the start of a process waits until the events of dead processes are read. */
  private static final long READ_NANOS = 2_000_000_000L;

  private static final long TURN_NANOS = 1_000_000L;

  /**
   * Reserves a free slot for a child that is about to be started. If all slots are taken, and some
   * of them by dead processes whose events have not been read, it waits up to two seconds until
   * they are read.
   *
   * @throws TooManyProcessesException if all slots are taken, or if as many processes live as
   *     {@link ProcessTree#limit} allows
   */
  static int reserve(Tree tree, String name, boolean daemon) {
    ProcessTable table = tree.table();
    int most = table.limit();
    if (most > 0 && table.living() >= most) {
      throw tooMany(most);
    }
    long pid = CurrentProcess.current().pid();
    int slot = table.reserve(name, tree.slot(), pid, daemon);
    long until = System.nanoTime() + READ_NANOS;
    while (slot == 0 && table.unread() > 0 && until - System.nanoTime() > 0) {
      LockSupport.parkNanos(TURN_NANOS);
      slot = table.reserve(name, tree.slot(), pid, daemon);
    }
    if (slot == 0) {
      int unread = table.unread();
      throw unread == 0 ? tooMany(ProcessTable.SLOTS - 1) : tooManyUnread(unread);
    }
    return slot;
  }

  private static TooManyProcessesException tooMany(int limit) {
    return new TooManyProcessesException(
        "too many processes in this tree: limit=" + limit + "; join some of them first");
  }

  private static TooManyProcessesException tooManyUnread(int unread) {
    return new TooManyProcessesException(
        "too many processes in this tree: limit="
            + (ProcessTable.SLOTS - 1)
            + " ended="
            + unread
            + "; the listener of the trace has not taken the events of those that have ended: it"
            + " must return sooner");
  }

  private Slots() {}
}
