package mpj.multiprocessing.internal.process;

/**
 * A task of the library whose process works for other processes until it gets a request to end: a
 * worker of a pool or the server of a manager. The process holds objects for the other processes,
 * not for itself.
 */
public interface Service {
  /**
   * Returns the offset of the record of the pool or the manager. The process holds the record until
   * it ends.
   */
  long record();
}
