package mpj.multiprocessing.internal.process;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import mpj.multiprocessing.internal.arena.Kernel;
import mpj.multiprocessing.internal.arena.ProcessTable;
import mpj.multiprocessing.internal.arena.Tree;

/**
 * Sends signals to processes of a tree, and notes them in the process table. A signal to a process
 * that is dead, or that dies at the same time, has no effect.
 */
public final class ProcessSignals {
  // The signals that this library sends, by the numbers that Linux gives them.
  public static final int INTERRUPT = 2;
  public static final int KILL = 9;
  public static final int TERMINATE = 15;
  public static final int CONTINUE = 18;
  public static final int STOP = 19;

  private final ProcessTable table;

  /** Creates an object that sends signals to the processes of a tree. */
  public ProcessSignals(Tree tree) {
    table = tree.table();
  }

  /**
   * Interrupts the task of a process. If another process has the slot by now, nothing happens.
   *
   * <p>SIGINT itself is not suitable: Ctrl-C sends it to every process of the tree, and programs
   * that a shell starts in the background ignore it. So this method notes the interrupt in the
   * process table and sends SIGURG. By default SIGURG does nothing. A process that gets it looks
   * into the table. A process that has not begun its task looks into the table before it begins.
   *
   * @throws IllegalStateException if the system cannot send the signal
   */
  public void interrupt(int slot, ProcessHandle process) {
    if (table.pid(slot) != process.pid()) {
      return; // another process has the slot by now
    }
    table.exit(slot).interrupted();
    if (!table.phase(slot).hasBegun()) {
      return;
    }
    if (Kernel.available()) {
      Kernel.nudge(process.pid());
    } else {
      nudgeByProgram(process.pid());
    }
  }

  private static void nudgeByProgram(long pid) {
    try {
      new ProcessBuilder("/bin/sh", "-c", "kill -URG \"$0\"", Long.toString(pid))
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start()
          .getOutputStream()
          .close();
    } catch (IOException e) {
      throw new IllegalStateException(
          "a process cannot be interrupted here: pid=" + pid + " cause=" + e.getMessage(), e);
    }
  }

  void send(int slot, int signal) {
    ProcessHandle.of(table.pid(slot)).ifPresent(handle -> send(slot, handle, signal));
  }

  /**
   * Sends {@link #TERMINATE} or {@link #KILL} to a process that has or had a slot. A process that
   * has not begun its task is always killed, because it has nothing to clean up. Also, SIGTERM may
   * make a booting JVM print an error or end with exit code 1. The exit code of the killed process
   * says that the given signal ended it.
   */
  public void send(int slot, ProcessHandle process, int signal) {
    boolean given = table.pid(slot) == process.pid(); // false: another process has the slot by now
    boolean kill = signal == KILL;
    if (given) {
      table.exit(slot).signalled(signal);
      kill |= table.phase(slot).giveUp(signal);
    }
    if (kill) {
      process.destroyForcibly();
    } else {
      process.destroy();
    }
  }

  /**
   * Sends a signal to a process and all its descendants, parents first. It looks for descendants
   * that are started meanwhile until it finds no more. It finds them by the process ids of their
   * parents, because another process may soon have the slot of a dead parent.
   */
  public void sendToTree(int top, ProcessHandle process, int signal) {
    Set<Long> family = new HashSet<>();
    family.add(process.pid());
    send(top, process, signal);
    boolean more = true;
    while (more) {
      more = false;
      for (int slot = ProcessTable.ROOT + 1; slot < ProcessTable.SLOTS; slot++) {
        if (table.state(slot) == ProcessTable.RUNNING
            && family.contains(table.parentPid(slot))
            && family.add(table.pid(slot))) {
          send(slot, signal);
          more = true;
        }
      }
    }
  }
}
