package mpj.multiprocessing;

import java.util.Objects;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.internal.process.ProcessSignals;
import mpj.multiprocessing.trace.EventKind;
import mpj.multiprocessing.trace.Gate;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * What signals do to this process, and what its parent's {@code interrupt} does.
 *
 * <p>Ctrl-C in a terminal signals every process of the tree at once. Only the main process acts on
 * it, and ends the others in order; a child that acted on its own would print traces into the
 * ending.
 *
 * <p>A JVM ends by SIGTERM and SIGHUP as it does by {@code System.exit}: its parent could not tell
 * {@code exit(143)} from SIGTERM. So a child notes the signal before it ends.
 */
final class Signals implements SignalHandler {
  private static volatile Runnable handler; // of SIGTERM
  private static volatile Runnable interruptHandler; // null: the task's thread is interrupted
  private static volatile ClassLoader loader; // finds the classes of the handlers' program
  private static Thread task; // null before the task has begun, and when it is over

  private final Tree tree; // null: takes no notice
  private volatile SignalHandler ordinaryTerm;
  private volatile SignalHandler ordinaryHangUp;

  private Signals(Tree tree) {
    this.tree = tree;
  }

  /**
   * In a child, before it is known who it is: takes no notice of SIGINT. It does so by a handler
   * that does nothing: what is ignored stays ignored in the programs that the child starts, and
   * Ctrl-C would leave those alive.
   */
  static void ignoreInterrupts() {
    try {
      Signal interrupt = new Signal("INT");
      if (SignalHandler.SIG_IGN.equals(Signal.handle(interrupt, new Signals(null)))) {
        Signal.handle(interrupt, SignalHandler.SIG_IGN); // whoever began the tree wants it so
      }
    } catch (IllegalArgumentException e) {
      // There is none here; the main process ends this one a moment later.
    }
  }

  /** In a child: notes in the tree's table which signal ends it, and learns of interrupts. */
  static void note(Tree tree) {
    Signals signals = new Signals(tree);
    signals.ordinaryTerm = signals.install("TERM");
    signals.ordinaryHangUp = signals.install("HUP");
    signals.install("URG");
  }

  /** In a child: this thread runs the task, and can be interrupted from now on. */
  static synchronized void taskBegins(Tree tree) {
    task = Thread.currentThread();
    if (tree.table().takeInterrupt(tree.slot())) {
      task.interrupt();
    }
  }

  /** The task is over: an interrupt that comes now, or has come, means nothing any more. */
  static synchronized void taskEnds() {
    task = null;
    Thread.interrupted();
  }

  /** Has a handler run instead of the end that SIGTERM brings. */
  static void onTerminate(Runnable action) {
    Objects.requireNonNull(action, "handler");
    loader = Thread.currentThread().getContextClassLoader();
    handler = action;
    if (Tree.current().isRoot()) { // a child's is in place
      new Signals(Tree.current()).install("TERM");
    }
  }

  /** Has a handler run instead of the interrupt of the task. */
  static void onInterrupt(Runnable action) {
    Objects.requireNonNull(action, "handler");
    if (Tree.current().isRoot()) {
      throw new IllegalStateException(
          "the main process has no parent that interrupts it; Ctrl-C ends it: clean up in an exit"
              + " hook, by Runtime.addShutdownHook");
    }
    loader = Thread.currentThread().getContextClassLoader();
    interruptHandler = action;
  }

  private SignalHandler install(String name) {
    try {
      return Signal.handle(new Signal(name), this);
    } catch (IllegalArgumentException e) {
      return null; // this system has no such signal, or the JVM was told to leave it alone
    }
  }

  /** Runs on a thread of its own for each signal. */
  @Override
  public void handle(Signal signal) {
    if (tree == null) {
      return; // see ignoreInterrupts
    }
    if (signal.getName().equals("URG")) {
      interrupt();
      return;
    }
    Gate.passSignal();
    Runnable action = handler;
    if (action != null && signal.getName().equals("TERM")) {
      run(action, signal.getNumber());
      return;
    }
    tree.table().recordExit(tree.slot(), -signal.getNumber());
    SignalHandler ordinary = signal.getName().equals("TERM") ? ordinaryTerm : ordinaryHangUp;
    if (ordinary == null) { // it came while this handler was being installed
      System.exit(128 + signal.getNumber());
    }
    ordinary.handle(signal);
  }

  private static void run(Runnable action, int signal) {
    Gate.emit(EventKind.SIGNAL_HANDLED, 0L, 0, signal, 0);
    Thread.currentThread().setContextClassLoader(loader);
    action.run();
  }

  /**
   * SIGURG came: the parent wants the task interrupted, or it was somebody else's and no matter.
   */
  private void interrupt() {
    boolean handled;
    synchronized (Signals.class) {
      if (task == null || !tree.table().takeInterrupt(tree.slot())) {
        return;
      }
      handled = interruptHandler != null;
      if (!handled) {
        task.interrupt();
      }
    }
    if (handled) {
      run(interruptHandler, ProcessSignals.INTERRUPT);
    }
  }
}
