package mpj.multiprocessing.pool;

import java.util.OptionalInt;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.Context;
import mpj.multiprocessing.Task;

/** Starts workers as daemon children of the pool's process, in the way that a context says. */
record ChildWorkers(Context context) implements Workers {
  @Override
  public WorkerProcess start(String name, Task work) {
    ChildProcess process = new ChildProcess(context, name, work);
    process.setDaemon(true);
    process.start();
    return new Child(process);
  }

  /** A child that is a worker. */
  record Child(ChildProcess process) implements WorkerProcess {
    @Override
    public String name() {
      return process.name();
    }

    @Override
    public long pid() {
      return process.pid();
    }

    @Override
    public boolean isAlive() {
      return process.isAlive();
    }

    @Override
    public void terminate() {
      process.terminate();
    }

    @Override
    public void kill() {
      process.kill();
    }

    @Override
    public void join() throws InterruptedException {
      process.join();
    }

    @Override
    public OptionalInt exitCode() {
      return process.exitCode();
    }
  }
}
