package mpj.multiprocessing.internal.process;

/**
 * A task of the library's own whose process works for others until it is told to end: a worker of a
 * pool or a server of a manager. What its process has in its hands is not for itself.
 */
public interface Service {
  /** Returns where the record lies of what it works for. The process holds it until it ends. */
  long record();
}
