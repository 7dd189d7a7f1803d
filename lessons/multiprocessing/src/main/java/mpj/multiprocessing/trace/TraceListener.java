package mpj.multiprocessing.trace;

/** Receives the events and the output of a process tree, on one thread, in the order of time. */
public interface TraceListener {
  /** Called for every event except {@link EventKind#LINE}. */
  void event(Event event);

  /** Called for every line of output, after all earlier events of the process that wrote it. */
  void line(OutputLine line);
}
