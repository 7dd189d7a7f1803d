package mpj.multiprocessing.pool;

/** A worker as its pool sees it. */
final class Member {
  final int cell;
  final WorkerProcess process;

  /** The last task whose outcome has arrived; -1: none. For the thread that reads the results. */
  long lastEnded = -1;

  Member(int cell, WorkerProcess process) {
    this.cell = cell;
    this.process = process;
  }

  int exitCode() {
    return process.exitCode().orElse(0);
  }

  /** Says who died of what, {@code worker=PoolWorker-1 pid=4711 signal=9}. */
  String death() {
    int code = exitCode();
    return this + (code < 0 ? " signal=" + -code : " exitCode=" + code);
  }

  /** Says which worker this is, {@code worker=PoolWorker-1 pid=4711}. */
  @Override
  public String toString() {
    return "worker=" + process.name() + " pid=" + process.pid();
  }
}
