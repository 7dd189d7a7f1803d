package mpj.lessons.lesson7;

import java.util.ArrayList;
import mpj.lessons.demo.Demo;
import mpj.lessons.demo.Settings;
import mpj.multiprocessing.manager.ManagedSemaphore;
import mpj.multiprocessing.manager.Manager;
import mpj.multiprocessing.pool.Pool;

/** A semaphore on a server, handed to the workers of a pool: many tasks, few at a time. */
public final class SemaphoreDemo implements Demo {
  private record Job(int number, int millis) {}

  @Override
  public void run(Settings settings) throws Exception {
    int places = settings.number("places");
    var jobs = new ArrayList<Job>();
    for (int i = 1; i <= settings.number("tasks"); i++) {
      jobs.add(new Job(i, 50 + settings.random(i).nextInt(100)));
    }

    try (var manager = new Manager();
        var pool = new Pool(settings.number("workers"))) {
      ManagedSemaphore semaphore = manager.semaphore(places);
      IO.println(jobs.size() + " tasks, places: " + places);
      pool.map(job -> work(job, semaphore), jobs, 1); // the proxy travels with each task
    }
  }

  /** Runs in a worker. */
  private static int work(Job job, ManagedSemaphore semaphore) throws InterruptedException {
    try (var _ = semaphore.hold()) { // the server answers when there is a place
      IO.println("begins task " + job.number());
      Thread.sleep(job.millis());
      IO.println("ends task " + job.number());
    } // another call: the place is free again
    return job.number();
  }
}
