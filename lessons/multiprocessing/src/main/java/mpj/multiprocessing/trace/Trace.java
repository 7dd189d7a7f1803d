package mpj.multiprocessing.trace;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import mpj.multiprocessing.internal.arena.Tree;

/**
 * Watches a process tree: begun in the main process before its first child, it makes every process
 * emit events, and hands them and all lines of output to a listener, in the order of time.
 *
 * <pre>{@code
 * try (Trace trace = Trace.start(listener)) {
 *   // start children, use locks …
 * }
 * }</pre>
 *
 * <p>What a process had emitted before it was killed is handed over all the same.
 */
public final class Trace implements AutoCloseable {
  private static volatile Trace running;

  private final Tree tree = Tree.current();
  private final long began = System.nanoTime();
  private final PrintStream out = System.out;
  private final PrintStream err = System.err;
  private final Collector collector;

  private Trace(TraceListener listener, Scrutiny scrutiny) {
    scrutiny.publish(tree);
    EventRing.create(tree, tree.slot());
    Gate.activate(tree);
    collector = new Collector(tree, listener);
    begin();
    System.setOut(capture(out, false));
    System.setErr(capture(err, true));
  }

  private void begin() {
    boolean begun = false;
    try {
      collector.start();
      begun = true;
    } finally {
      if (!begun) { // there is no memory for a thread
        Gate.deactivate(tree);
      }
    }
  }

  /** What the listener itself prints goes where it went before: it would wait for itself. */
  private PrintStream capture(PrintStream own, boolean error) {
    var events = new LineEvents(own, error, collector::isKeptByThisThread);
    return new PrintStream(events, true, StandardCharsets.UTF_8);
  }

  /**
   * Begins to watch.
   *
   * @throws IllegalStateException if this is not the main process, or it is watched already
   */
  public static Trace start(TraceListener listener) {
    return start(listener, Scrutiny.USUAL);
  }

  /**
   * Begins to watch more closely.
   *
   * @throws IllegalStateException if this is not the main process, or it is watched already
   */
  public static synchronized Trace start(TraceListener listener, Scrutiny scrutiny) {
    if (!Tree.current().isRoot() || running != null) {
      throw new IllegalStateException(
          "a trace is started once, in the main process: running=" + (running != null));
    }
    running = new Trace(listener, scrutiny);
    return running;
  }

  /**
   * Takes a line that came from a child and that no process announced: the virtual machine's own,
   * or that of a program which the child runs. Waits while the listener is far behind.
   *
   * @param text the line without its end, which is the trace's from now on
   * @param ended whether there was an end; if not, it may go on in the next one
   * @return false if nobody watches here
   */
  public static boolean line(int identity, boolean error, byte[] text, boolean ended) {
    Trace trace = running;
    return trace != null && trace.collector.line(identity, error, text, ended);
  }

  /**
   * Returns how many events were lost so far, because they came faster than the listener took them.
   * After {@link #close} it is the whole number. If it is not 0, some of what happened was not
   * handed over, lines of output perhaps among it.
   */
  public long dropped() {
    return collector.dropped();
  }

  /** Returns the processes of the tree so far, the main one first, then in order of start. */
  public List<ProcessRecord> processes() {
    return collector.lives().all(began);
  }

  /** Stops once everything emitted and written so far has been handed over. */
  @Override
  public void close() {
    synchronized (Trace.class) {
      if (running != this) {
        return;
      }
      System.setOut(out);
      System.setErr(err);
      collector.finish();
      Gate.deactivate(tree);
      running = null;
      collector.lives().releaseAll();
    }
  }
}
