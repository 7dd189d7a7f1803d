package mpj.lessons.lesson6;

import java.util.ArrayList;
import java.util.function.Consumer;
import mpj.lessons.demo.Demo;
import mpj.lessons.demo.Settings;
import mpj.multiprocessing.pool.AsyncResult;
import mpj.multiprocessing.pool.Pool;
import mpj.multiprocessing.sync.Semaphore;

/** Three ways to end a pool: what becomes of the tasks that run, and of those that wait. */
public final class EndingDemo implements Demo {
  private static final int WORKERS = 2;

  @Override
  public void run(Settings settings) throws Exception {
    IO.println("1: close() waits for all that was given");
    end("close()", Pool::close, settings); // the end of a try-with-resources does the same

    IO.println("2: shutdown() does not wait; join() does");
    end("shutdown()", Pool::shutdown, settings); // Python's close()

    IO.println("3: terminate() ends the workers");
    end("terminate()", Pool::terminate, settings);
  }

  private static void end(String how, Consumer<Pool> end, Settings settings)
      throws InterruptedException {
    int pause = settings.number("pause");
    var begun = new Semaphore(0);
    var results = new ArrayList<AsyncResult<Integer>>();
    var pool = new Pool(WORKERS);
    for (int task = 1; task <= settings.number("tasks"); task++) {
      results.add(pool.applyAsync(EndingDemo::work, task, pause, begun));
    }
    for (int i = 0; i < WORKERS; i++) {
      begun.acquire(); // now a task runs in each worker, and the others wait
    }

    end.accept(pool);
    IO.println(how + " has returned");
    try {
      pool.apply(() -> "one more task");
    } catch (IllegalStateException e) {
      IO.println("refused: " + e.getMessage());
    }
    pool.join(); // until all workers have ended
    IO.println("join() has returned");
    IO.println("results: " + results.stream().map(EndingDemo::outcome).toList());
  }

  private static String outcome(AsyncResult<Integer> result) {
    return result.isSuccessful() ? "done" : "failed"; // get() of a failed one throws
  }

  /** Runs in a worker. */
  private static int work(int task, int pause, Semaphore begun) throws InterruptedException {
    IO.println("begins task " + task);
    begun.release();
    Thread.sleep(pause); // as if this were hard
    return task;
  }
}
