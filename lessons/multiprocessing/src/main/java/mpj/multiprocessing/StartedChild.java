package mpj.multiprocessing;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.internal.process.ChildOutput;
import mpj.multiprocessing.internal.process.ProcessSignals;
import mpj.multiprocessing.internal.process.Reaper;
import mpj.multiprocessing.internal.process.Supervisor;
import mpj.multiprocessing.internal.trace.Gate;
import mpj.multiprocessing.trace.EventKind;

/**
 * A child that this process has started: its JVM, the signals to it, and how it ended. A {@link
 * ChildProcess} has one from its start on.
 */
final class StartedChild {
  private final ChildProcess child;
  private final String name;
  private final int slot;
  private final int identity; // for events; another process may have the slot by then
  private final Process process;
  private final ProcessSignals signals;
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile int exitCode;
  private volatile String failure; // empty: no exception ended the task
  private SuspendHelper suspendHelper; // null: the child is not stopped

  StartedChild(ChildProcess child, String name, Tree tree, int slot, Process process) {
    this.child = child;
    this.name = name;
    this.slot = slot;
    this.identity = tree.table().identity(slot);
    this.process = process;
    this.signals = new ProcessSignals(tree);
  }

  /**
   * Begins to pass on the child's output and to wait for its end.
   *
   * @param tree the tree in which the child was started
   * @param daemon whether this process may end before the child
   * @throws ProcessStartException if the system has no threads or memory for it; the child has been
   *     killed then
   */
  void watch(Tree tree, boolean daemon) {
    try {
      Supervisor.of(tree).begin();
      ChildOutput output = ChildOutput.of(tree, process, name, slot);
      new Reaper(tree, slot, daemon, process, output::awaitLast, this::end).start();
    } catch (RuntimeException | OutOfMemoryError e) { // most likely: too many threads
      endAtOnce();
      Supervisor.of(tree).ended(slot, -ProcessSignals.KILL);
      end(-ProcessSignals.KILL, "");
      throw new ProcessStartException(
          "nothing can look after the child, so it was killed: process="
              + name
              + " cause="
              + e
              + "; there are too many threads (ulimit -u), or too little memory",
          e);
    }
  }

  /** Kills the child and waits for its end. Needs no new thread; {@link Process#onExit} would. */
  private void endAtOnce() {
    process.destroyForcibly();
    boolean interrupted = false;
    while (process.isAlive()) {
      try {
        process.waitFor();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void end(int code, String why) {
    exitCode = code;
    failure = why;
    CurrentProcess.remove(child);
    release();
    ended.countDown();
    ChildEnds.announce();
  }

  /** Waits until the child has ended; false if the time is up. */
  boolean join(long nanos) throws InterruptedException {
    if (!Gate.isActive()) {
      return ended.await(nanos, TimeUnit.NANOSECONDS);
    }
    Gate.pass();
    long began = System.nanoTime();
    Gate.emit(EventKind.JOIN_WAITING, 0L, identity, 0, 0);
    boolean over = ended.await(nanos, TimeUnit.NANOSECONDS);
    Gate.emit(EventKind.JOIN_ENDED, 0L, identity, System.nanoTime() - began, 0);
    return over;
  }

  boolean hasEnded() {
    return ended.getCount() == 0;
  }

  /** Returns the exit code of a child that has ended. */
  int exitCode() {
    return exitCode;
  }

  /** Returns why the task of a child that has ended failed; empty if it did not. */
  String failure() {
    return failure;
  }

  /** Sends a signal that may end the child. If the child has ended, nothing happens. */
  void signal(int signal) {
    if (!hasEnded()) {
      emitSent(signal);
      // Not by Process.destroy: that would also close the child's pipes.
      signals.send(slot, process.toHandle(), signal);
    }
  }

  /** Sends a signal to the child and all its descendants, unless the child has ended. */
  void signalTree(int signal) {
    if (!hasEnded()) {
      emitSent(signal);
      signals.sendToTree(slot, process.toHandle(), signal);
    }
  }

  /** Interrupts the child's task. If the child has ended, nothing happens. */
  void interrupt() {
    if (!hasEnded()) {
      emitSent(ProcessSignals.INTERRUPT);
      signals.interrupt(slot, process.toHandle());
    }
  }

  /** Stops the child, unless it is stopped already. */
  synchronized void pause() {
    if (hasEnded()) {
      throw new IllegalStateException("it has ended: process=" + name + " pid=" + process.pid());
    }
    if (suspendHelper == null) {
      emitSent(ProcessSignals.STOP);
      suspendHelper = SuspendHelper.stop(process.pid());
    }
  }

  /** Resumes the child, if it is stopped. */
  synchronized void resume() {
    if (suspendHelper != null) {
      emitSent(ProcessSignals.CONTINUE);
      release();
    }
  }

  private synchronized void release() {
    if (suspendHelper != null) {
      suspendHelper.resume();
      suspendHelper = null;
    }
  }

  private void emitSent(int signal) {
    Gate.emit(EventKind.SIGNAL_SENT, 0L, identity, signal, 0);
  }
}
