package mpj.multiprocessing.internal.process;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import mpj.multiprocessing.internal.arena.Kernel;
import mpj.multiprocessing.internal.arena.ProcessTable;
import mpj.multiprocessing.internal.arena.Tree;

/**
 * Sends signals to processes of a tree, and notes in its table that they were sent. To send one to
 * a process that is dead, or dies meanwhile, does nothing.
 */
public final class ProcessSignals {
  // Those that this library sends, by their numbers in POSIX.
  public static final int INTERRUPT = 2;
  public static final int KILL = 9;
  public static final int TERMINATE = 15;
  public static final int CONTINUE = 18;
  public static final int STOP = 19;

  private final ProcessTable table;

  /** What sends signals to the processes of a tree. */
  public ProcessSignals(Tree tree) {
    table = tree.table();
  }

  /**
   * Interrupts the task of the process that has, or had, a slot. SIGINT itself would not do: Ctrl-C
   * sends that to every process of the tree, and a shell has it ignored in what it starts in the
   * background. So a note in the table says it, and SIGURG has the process look there, which does
   * no harm to anybody else. A process that has not begun its task looks by itself.
   *
   * @throws IllegalStateException if the system has no such signal
   */
  public void interrupt(int slot, ProcessHandle process) {
    if (table.pid(slot) != process.pid()) {
      return; // it is another's by now
    }
    table.interrupt(slot);
    if (!table.hasBegun(slot)) {
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
   * Sends {@link #TERMINATE} or {@link #KILL} to the process that has, or had, a slot. One that has
   * not begun its task has nothing to tidy up, and a JVM that is booting may stumble over SIGTERM
   * and print so, or end with 1: it is killed either way, and counts as ended by what was sent.
   */
  public void send(int slot, ProcessHandle process, int signal) {
    boolean given = table.pid(slot) == process.pid(); // it may be another's by now
    boolean kill = signal == KILL;
    if (given) {
      table.signalled(slot, signal);
      kill |= table.giveUp(slot, signal);
    }
    if (kill) {
      process.destroyForcibly();
    } else {
      process.destroy();
    }
  }

  /**
   * Sends a signal to a process and all that descend from it, parents first. Those that are started
   * meanwhile are looked for until there are no more. They are known by their parents' pids: a dead
   * parent's slot is another's soon.
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
