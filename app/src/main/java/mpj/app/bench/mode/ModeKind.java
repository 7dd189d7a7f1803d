package mpj.app.bench.mode;

import mpj.multiprocessing.pool.ProgressListener;

/** The ways to do a work, by their names in tables and documents. */
public enum ModeKind {
  /** One part after another, in the main thread. */
  SERIAL("serial"),
  /** A pool of threads that is already started. */
  THREADS("threads"),
  /** A pool of child processes that is already started and warm. */
  PROCESSES("processes"),
  /** A pool of child processes whose start is counted. */
  PROCESSES_COLD("processes-cold");

  private final String label;

  ModeKind(String label) {
    this.label = label;
  }

  /** The name shown. */
  public String label() {
    return label;
  }

  /** A runnable form with so many workers, whose pools tell how far they are; close it. */
  public Mode with(int workers, ProgressListener parts) {
    return switch (this) {
      case SERIAL -> new Serial();
      case THREADS -> new Threads(workers);
      case PROCESSES -> new Processes(workers, parts);
      case PROCESSES_COLD -> new ColdProcesses(workers, parts);
    };
  }
}
