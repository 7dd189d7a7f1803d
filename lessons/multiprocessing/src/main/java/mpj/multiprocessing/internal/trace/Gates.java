package mpj.multiprocessing.internal.trace;

import mpj.multiprocessing.internal.arena.Backoff;
import mpj.multiprocessing.internal.arena.Block;
import mpj.multiprocessing.internal.arena.Futex;
import mpj.multiprocessing.internal.arena.ProcessTable;
import mpj.multiprocessing.internal.arena.Tree;

/**
 * Opens and closes the gates of watched processes. The gate of a process that is not watched has no
 * effect. A process whose gate is closed is held at its next operation, before the operation takes
 * effect. So a program that opens one gate at a time is a scheduler.
 *
 * <p><b>What happens if a process dies here.</b> If a process dies while it is held, it leaves no
 * trace, because the operation never began.
 */
public final class Gates {
  private static final int STATE = 0;
  private static final int PASSES = 4;

  private static final int OPEN = 0;
  private static final int CLOSED = 1;
  private static final int ONE = 2;

  /**
   * Closes the gate of a process: the process is held at its next operation.
   *
   * @param pid the process id
   * @throws IllegalArgumentException if no process of this tree with that process id runs
   */
  public static void close(long pid) {
    gate(pid).setInt(STATE, CLOSED);
  }

  /**
   * Lets a held process do one operation, and then holds it again.
   *
   * @param pid the process id
   * @throws IllegalArgumentException if no process of this tree with that process id runs
   */
  public static void step(long pid) {
    change(pid, ONE);
  }

  /**
   * Opens the gate of a process: the process goes on.
   *
   * @param pid the process id
   * @throws IllegalArgumentException if no process of this tree with that process id runs
   */
  public static void open(long pid) {
    change(pid, OPEN);
  }

  /**
   * Returns the number of operations that a watched process has begun.
   *
   * @param pid the process id
   * @throws IllegalArgumentException if no process of this tree with that process id runs
   */
  public static int passes(long pid) {
    return gate(pid).getInt(PASSES);
  }

  static boolean hasPassed(Block gate) {
    return gate.getInt(PASSES) > 0;
  }

  private static void change(long pid, int state) {
    Block gate = gate(pid);
    gate.setInt(STATE, state);
    Futex.wakeAll(gate, STATE);
  }

  private static Block gate(long pid) {
    ProcessTable table = Tree.current().table();
    for (int slot = ProcessTable.ROOT; slot < ProcessTable.SLOTS; slot++) {
      if (table.state(slot) == ProcessTable.RUNNING && table.pid(slot) == pid) {
        return table.gate(slot);
      }
    }
    throw new IllegalArgumentException("no running process of this tree: pid=" + pid);
  }

  /** Waits until the gate lets this process pass. Interrupts do not end the wait. */
  static void pass(Block gate) {
    boolean interrupted = false;
    Backoff backoff = new Backoff(Backoff.FOREVER);
    for (int state = gate.getInt(STATE); state != OPEN; state = gate.getInt(STATE)) {
      if (state == ONE && gate.casInt(STATE, ONE, CLOSED)) {
        break;
      }
      try {
        if (state == CLOSED) {
          backoff.sleep(gate, STATE, CLOSED);
        }
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    gate.getAndAddInt(PASSES, 1);
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private Gates() {}
}
