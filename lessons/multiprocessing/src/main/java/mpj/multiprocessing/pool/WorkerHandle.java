package mpj.multiprocessing.pool;

/** A worker of a pool: its cell and its process. */
final class WorkerHandle {
  final int cell;
  final WorkerProcess process;

  /**
   * The last task whose result has arrived; -1: none. Only the thread that reads the results uses
   * it.
   */
  long lastEnded = -1;

  WorkerHandle(int cell, WorkerProcess process) {
    this.cell = cell;
    this.process = process;
  }

  int exitCode() {
    return process.exitCode().orElse(0);
  }

  /** Returns which worker died, and how: {@code worker=PoolWorker-1 pid=4711 signal=9}. */
  String death() {
    int code = exitCode();
    return this + (code < 0 ? " signal=" + -code : " exitCode=" + code);
  }

  /** Returns which worker this is: {@code worker=PoolWorker-1 pid=4711}. */
  @Override
  public String toString() {
    return "worker=" + process.name() + " pid=" + process.pid();
  }
}
