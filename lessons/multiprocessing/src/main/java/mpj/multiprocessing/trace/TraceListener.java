package mpj.multiprocessing.trace;

/**
 * Receives the events and the output of a process tree, on one thread, in the order of time. The
 * methods should return soon. While they do not, processes that print wait, further events are
 * {@linkplain Trace#dropped dropped}, and dead processes keep their places in the tree.
 */
public interface TraceListener {
  /** Called for every event except {@link EventKind#LINE}. */
  void event(Event event);

  /** Called for every line of output, after all earlier events of the process that wrote it. */
  void line(OutputLine line);
}
