package mpj.multiprocessing.internal.process;

import mpj.multiprocessing.internal.arena.ExitNotes;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.internal.thread.LibraryThread;

/**
 * A thread that reaps one child. It waits for the child's end and the rest of its output, and
 * reports the end. The thread keeps this JVM alive unless the child is a daemon, because a process
 * waits for its children before it ends.
 */
public final class Reaper extends LibraryThread {
  private static final int SIGNALLED = 128;
  private static final int LAST_SIGNAL = 64;

  /** Is called when the child has ended and everything that it held has been released. */
  public interface Listener {
    void ended(int exitCode, String failure);
  }

  /** The output of the child. */
  public interface Output {
    /** Waits until everything that the child printed before its end has been passed on. */
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
      Supervisor.of(tree).ended(slot, code); // first: other processes may wait for what it held
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
        // Go on waiting: no other thread reaps the child.
      }
    }
  }

  private void awaitOutput() {
    try {
      output.awaitLast();
    } catch (InterruptedException e) {
      // Then the rest of the output comes a little later.
    }
  }

  /**
   * Returns the exit code for a status. Java reports a child that a signal ended by the status 128
   * plus the signal's number, as a shell does. A JVM that SIGTERM ends returns the same status
   * itself. So the process table decides:
   *
   * <ul>
   *   <li>A child that had not begun its task: the process that gave it up noted the signal.
   *   <li>A child whose exit hooks ran was ended by {@code System.exit}. There are two exceptions:
   *       it noted a signal, or this signal was sent to it. A signal may come while the hooks run.
   *   <li>A child that had noted the end of its task and has the status of SIGKILL was killed from
   *       outside while it ended.
   * </ul>
   */
  private int exitCode(int status) {
    int before = tree.table().phase(slot).givenUpBy();
    if (before > 0) {
      return -before;
    }
    int signal = status - SIGNALLED;
    if (signal <= 0 || signal > LAST_SIGNAL) {
      return status;
    }
    ExitNotes notes = tree.table().exit(slot);
    boolean killed = signal == ProcessSignals.KILL && notes.isRecorded();
    boolean byExit = notes.isOrderly() && !killed && !notes.mayHaveEndedBy(signal);
    return byExit ? status : -signal;
  }
}
