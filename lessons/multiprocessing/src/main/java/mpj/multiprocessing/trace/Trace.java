package mpj.multiprocessing.trace;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.internal.trace.ChildLines;
import mpj.multiprocessing.internal.trace.EventRing;
import mpj.multiprocessing.internal.trace.Gate;
import mpj.multiprocessing.internal.trace.LineEvents;

/**
 * Watches a process tree. It is started in the main process, before the first child. Every process
 * then emits events. The trace hands the events and all lines of output to a listener, in the order
 * of time.
 *
 * <pre>{@code
 * try (Trace trace = Trace.start(listener)) {
 *   // start children, use locks …
 * }
 * }</pre>
 *
 * <p>If the listener throws, the trace logs a warning once, and goes on with the next event.
 *
 * <p><b>What happens if a process dies here.</b> Events that a process emitted before it was killed
 * are still handed to the listener.
 */
public final class Trace implements AutoCloseable {
  private static volatile Trace running;

  private final Tree tree = Tree.current();
  private final long began = System.nanoTime();
  private final PrintStream out = System.out;
  private final PrintStream err = System.err;
  private final Collector collector;

  private Trace(TraceListener listener, TraceOptions traceOptions) {
    traceOptions.publish(tree);
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
      if (!begun) { // the system refuses a thread
        Gate.deactivate(tree);
      }
    }
  }

  /**
   * Makes a stream that captures output. Output of the listener itself is not captured, because the
   * listener would wait for itself.
   */
  private PrintStream capture(PrintStream own, boolean error) {
    var events = new LineEvents(own, error, collector, collector::isKeptByThisThread);
    return new PrintStream(events, true, StandardCharsets.UTF_8);
  }

  /**
   * Begins to watch the process tree.
   *
   * @param listener receives the events and lines; the trace's own thread calls it
   * @throws IllegalStateException if this is not the main process, or if the tree is already
   *     watched
   */
  public static Trace start(TraceListener listener) {
    return start(listener, TraceOptions.USUAL);
  }

  /**
   * Begins to watch the process tree more closely than usual.
   *
   * @param listener receives the events and lines; the trace's own thread calls it
   * @param traceOptions how closely to watch
   * @throws IllegalStateException if this is not the main process, or if the tree is already
   *     watched
   */
  public static synchronized Trace start(TraceListener listener, TraceOptions traceOptions) {
    if (!Tree.current().isRoot() || running != null) {
      throw new IllegalStateException(
          "a trace is started once, in the main process: running=" + (running != null));
    }
    running = new Trace(listener, traceOptions);
    ChildLines.handTo(running.collector::line);
    return running;
  }

  /**
   * Returns the number of events that were lost so far, because they came faster than the listener
   * took them. After {@link #close} the number is final. If it is not 0, the listener did not
   * receive some events, and perhaps some lines of output.
   */
  public long dropped() {
    return collector.dropped();
  }

  /**
   * Returns the processes of the tree so far: the main process first, then the others in the order
   * of their start.
   */
  public List<ProcessRecord> processes() {
    return collector.lives().all(began);
  }

  /**
   * Hands over all events and lines so far, and then stops the trace. Waits for the listener as
   * long as it takes, also if the thread is interrupted. A second call does nothing.
   */
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
      ChildLines.handTo(null);
      collector.lives().releaseAll();
    }
  }
}
