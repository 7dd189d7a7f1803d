package mpj.multiprocessing.internal.process;

import mpj.multiprocessing.internal.arena.ProcessTable;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.internal.thread.LibraryThread;

/**
 * Waits for the end of one child, and for the last of its output, and reports it. The thread keeps
 * this JVM alive unless the child is a daemon: a process ends after its children.
 */
public final class Reaper extends LibraryThread {
  private static final int SIGNALLED = 128;
  private static final int LAST_SIGNAL = 64;

  /** Is told how the child ended, once everything that it held is free again. */
  public interface Listener {
    void ended(int exitCode, String failure);
  }

  /** What the child prints. */
  public interface Output {
    /** Returns when what the child had printed by its end has been handed on. */
    void awaitLast() throws InterruptedException;
  }

  private final Tree tree;
  private final int slot;
  private final Process process;
  private final Output output;
  private final Listener listener;

  public Reaper(
      Tree tree, int slot, boolean daemon, Process process, Output output, Listener listener) {
    super("mpj-reaper-" + process.pid());
    setDaemon(daemon);
    this.tree = tree;
    this.slot = slot;
    this.process = process;
    this.output = output;
    this.listener = listener;
  }

  @Override
  public void run() {
    int code = exitCode(awaitStatus());
    String failure = tree.table().failure(slot);
    try {
      Supervisor.of(tree).ended(slot, code); // first of all: others may wait for what it held
      awaitOutput();
    } finally {
      listener.ended(code, failure);
    }
  }

  private int awaitStatus() {
    while (true) {
      try {
        return process.waitFor();
      } catch (InterruptedException e) {
        // Nobody else will reap it: go on waiting.
      }
    }
  }

  private void awaitOutput() {
    try {
      output.awaitLast();
    } catch (InterruptedException e) {
      // Then the rest comes a little later.
    }
  }

  /**
   * Java reports a signal as 128 and its number, as a shell does, and a JVM that SIGTERM ends
   * answers the same number by itself. One whose exit hooks ran was ended by {@code System.exit},
   * unless it noted a signal, or that very signal was sent to it: one may come in its hooks, after
   * they began. One that had noted the end of its task was killed from outside while it ended. For
   * one that had not begun, whoever gave it up has noted the signal.
   */
  private int exitCode(int status) {
    ProcessTable table = tree.table();
    int before = table.givenUpBy(slot);
    if (before > 0) {
      return -before;
    }
    int signal = status - SIGNALLED;
    if (signal <= 0 || signal > LAST_SIGNAL) {
      return status;
    }
    boolean killed = signal == ProcessSignals.KILL && table.exitRecorded(slot);
    boolean byExit = table.endedOrderly(slot) && !killed && !table.mayHaveEndedBy(slot, signal);
    return byExit ? status : -signal;
  }
}
