package mpj.multiprocessing;

import java.util.Objects;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.internal.process.ProcessSignals;
import mpj.multiprocessing.internal.trace.Gate;
import mpj.multiprocessing.trace.EventKind;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * Handles the signals that this process gets, and the {@code interrupt} of its parent.
 *
 * <p>Ctrl-C in a terminal sends SIGINT to every process of the tree at once. Only the main process
 * acts on it, and it ends the other processes in order. If a child acted on it as well, it would
 * print stack traces while the tree ends.
 *
 * <p>A JVM that ends by SIGTERM or SIGHUP looks like a JVM that ends by {@code System.exit}. Its
 * parent cannot tell SIGTERM from {@code exit(143)}. So a child writes the signal into the process
 * table before it ends.
 */
final class Signals implements SignalHandler {
  private static volatile Runnable handler; // of SIGTERM
  private static volatile Runnable interruptHandler; // null: the task's thread is interrupted
  private static volatile ClassLoader loader; // finds the classes of the handlers' program
  private static Thread task; // runs the task; null before the task has begun, and after its end

  private final Tree tree; // null: this handler does nothing
  private volatile SignalHandler ordinaryTerm;
  private volatile SignalHandler ordinaryHangUp;

  private Signals(Tree tree) {
    this.tree = tree;
  }

  /**
   * Makes this child ignore SIGINT, before it has read its first message. It installs a handler
   * that does nothing. It does not use SIG_IGN, because the programs that the child starts would
   * inherit SIG_IGN, and Ctrl-C would not end them.
   */
  static void ignoreInterrupts() {
    try {
      Signal interrupt = new Signal("INT");
      if (SignalHandler.SIG_IGN.equals(Signal.handle(interrupt, new Signals(null)))) {
        Signal.handle(interrupt, SignalHandler.SIG_IGN); // ignored since before the tree began
      }
    } catch (IllegalArgumentException e) {
      // This system has no SIGINT. The main process ends this process a moment later.
    }
  }

  /**
   * Installs the handlers of a child. They write into the tree's process table which signal ends
   * the child, and they receive the interrupts of the parent.
   */
  static void note(Tree tree) {
    Signals signals = new Signals(tree);
    signals.ordinaryTerm = signals.install("TERM");
    signals.ordinaryHangUp = signals.install("HUP");
    signals.install("URG");
  }

  /** Notes that this thread of a child runs the task. It can be interrupted from now on. */
  static synchronized void taskBegins(Tree tree) {
    task = Thread.currentThread();
    if (tree.table().exit(tree.slot()).takeInterrupt()) {
      task.interrupt();
    }
  }

  /** Notes that the task is over. Clears an earlier interrupt; a later one has no effect. */
  static synchronized void taskEnds() {
    task = null;
    Thread.interrupted();
  }

  /** Sets the handler of SIGTERM. The JVM then does not end by SIGTERM. */
  static void onTerminate(Runnable action) {
    Objects.requireNonNull(action, "handler");
    loader = Thread.currentThread().getContextClassLoader();
    handler = action;
    if (Tree.current().isRoot()) { // a child has installed it before
      new Signals(Tree.current()).install("TERM");
    }
  }

  /** Sets the handler of interrupts. The task is then not interrupted. */
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
      return null; // this system has no such signal, or an option keeps the JVM from handling it
    }
  }

  /** Handles a signal. The JVM calls this method on a new thread for each signal. */
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
    tree.table().exit(tree.slot()).record(-signal.getNumber());
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
   * Handles SIGURG. If the parent has noted an interrupt in the process table, it interrupts the
   * task. Otherwise the signal came from elsewhere and has no effect.
   */
  private void interrupt() {
    boolean handled;
    synchronized (Signals.class) {
      if (task == null || !tree.table().exit(tree.slot()).takeInterrupt()) {
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
