package mpj.lessons.lesson6;

import java.util.ArrayList;
import mpj.lessons.demo.Demo;
import mpj.lessons.demo.Settings;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.pool.AsyncResult;
import mpj.multiprocessing.pool.Pool;
import mpj.multiprocessing.pool.WorkerDied;
import mpj.multiprocessing.shared.LongValue;
import mpj.multiprocessing.sync.Event;

/** A worker is killed in the middle of its task. That task fails; nobody else notices. */
public final class WorkerDiesDemo implements Demo {
  @Override
  public void run(Settings settings) throws Exception {
    int pause = settings.number("pause");
    int tasks = settings.number("tasks");
    int unlucky = settings.random(0).nextInt(tasks / 2);
    var victim = new LongValue(0); // a number that main and the workers share
    var inTheMiddle = new Event();

    try (var pool = new Pool(settings.number("workers"))) {
      IO.println("workers: " + pool.workerPids());
      var results = new ArrayList<AsyncResult<Integer>>();
      for (int task = 0; task < tasks; task++) {
        int number = task;
        results.add(
            number == unlucky
                ? pool.applyAsync(() -> neverEnd(number, victim, inTheMiddle))
                : pool.applyAsync(() -> square(number, pause)));
      }

      inTheMiddle.await();
      kill(victim.get());

      for (int task = 0; task < tasks; task++) {
        try {
          IO.println("task " + task + " gives " + results.get(task).get());
        } catch (WorkerDied e) { // neither lost in silence nor done twice: it fails
          IO.println("task " + task + " failed: " + e.getMessage());
        }
      }
    }
  }

  /** As the system would, if it ran out of memory. */
  private static void kill(long pid) {
    for (var child : ChildProcess.activeChildren()) {
      if (child.pid() == pid) {
        IO.println("kills " + child.name());
        child.kill();
      }
    }
  }

  /** Runs in the worker that is going to be killed. */
  private static int neverEnd(int number, LongValue victim, Event inTheMiddle)
      throws InterruptedException {
    IO.println("begins task " + number);
    victim.set(ChildProcess.current().pid());
    inTheMiddle.set();
    Thread.sleep(Long.MAX_VALUE);
    return number;
  }

  /** Runs in the other workers. */
  private static int square(int number, int pause) throws InterruptedException {
    IO.println("begins task " + number);
    Thread.sleep(pause); // as if this were hard
    return number * number;
  }
}
