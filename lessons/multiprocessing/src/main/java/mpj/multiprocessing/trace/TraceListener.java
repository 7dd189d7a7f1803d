package mpj.multiprocessing.trace;

/**
 * Receives the events and the output of a process tree, on one thread, in the order of time. The
 * methods should return soon. If one throws, an {@link Error} too, the trace logs a warning with
 * the cause the first time, and goes on with the next event. While a method runs, a process that
 * prints waits. A process that emits an event waits for it at most a second, and then {@linkplain
 * Trace#dropped drops} events. The dead processes whose events have not been read still count as
 * processes of the tree, which has at most 1,023.
 */
public interface TraceListener {
  /** Called for every event except {@link EventKind#LINE}. */
  void event(Event event);

  /** Called for every line of output, after all earlier events of the process that wrote it. */
  void line(OutputLine line);
}
