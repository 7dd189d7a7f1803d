package mpj.lessons.lesson5;

import java.util.ArrayList;
import java.util.Random;
import mpj.lessons.demo.Demo;
import mpj.lessons.demo.Settings;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.channel.JoinableQueue;
import mpj.multiprocessing.channel.SimpleQueue;

/** Main waits until every task has been done, not only taken; the results come by another queue. */
public final class JoinableQueueDemo implements Demo {
  /** The sentinel: a task that says that no more will come. */
  private static final int END = 0;

  @Override
  public void run(Settings settings) throws Exception {
    var tasks = new JoinableQueue<Integer>();
    var results = new SimpleQueue<String>(); // put, get, isEmpty; there is nothing more to it

    var workers = new ArrayList<ChildProcess>();
    for (int i = 0; i < settings.number("workers"); i++) {
      long seed = settings.random(i).nextLong();
      workers.add(new ChildProcess(() -> work(tasks, results, seed)));
    }
    workers.forEach(ChildProcess::start);
    for (int task = 1; task <= settings.number("tasks"); task++) {
      tasks.put(task);
    }
    IO.println("all tasks are put");
    tasks.join(); // until taskDone was called for each of them
    IO.println("all tasks are done");

    // Each result was put before its task was done. So now all of them are here.
    while (!results.isEmpty()) {
      IO.println("result: " + results.get());
    }
    for (var _ : workers) {
      tasks.put(END);
    }
    for (var worker : workers) {
      worker.join();
    }
  }

  /** Runs in each worker. */
  private static void work(JoinableQueue<Integer> tasks, SimpleQueue<String> results, long seed)
      throws InterruptedException {
    var random = new Random(seed);
    for (int task = tasks.get(); task != END; task = tasks.get()) {
      IO.println("took " + task);
      Thread.sleep(20 + random.nextInt(100)); // the work
      results.put(task + " * " + task + " = " + task * task);
      IO.println("did " + task);
      tasks.taskDone(); // once for each item; main counts on it
    }
    tasks.taskDone(); // the sentinel was an item, too
  }
}
