package mpj.app.bench.mode;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import mpj.app.bench.work.Work;

/** A fixed number of threads take the parts from one queue. */
final class Threads implements Mode {
  private final int workers;
  private final ExecutorService threads;

  Threads(int workers) {
    this.workers = workers;
    threads = Executors.newFixedThreadPool(workers, Threads::daemon);
  }

  private static Thread daemon(Runnable work) {
    var thread = new Thread(work, "bench-worker");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public Outcome run(Work work) throws Exception {
    long begun = System.nanoTime();
    List<Future<long[]>> answers = new ArrayList<>(work.parts());
    for (int part = 0; part < work.parts(); part++) {
      int number = part;
      answers.add(threads.submit(() -> Stint.ofThread(work.part(), number)));
    }
    List<long[]> stints = new ArrayList<>(work.parts());
    for (Future<long[]> answer : answers) {
      stints.add(answer.get());
    }
    return Stint.outcome(begun, System.nanoTime(), workers, false, stints);
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
