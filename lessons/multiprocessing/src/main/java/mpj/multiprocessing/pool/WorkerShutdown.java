package mpj.multiprocessing.pool;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.internal.log.Log;
import mpj.multiprocessing.internal.thread.LibraryThread;

/**
 * Ends a worker whose tasks have left something behind that keeps the JVM from ending. These are
 * children and threads that are not daemons, most often the threads of an executor that was not
 * shut down. They get a short time to end by themselves. Exit hooks get a short time too. The
 * worker has already put all its results, and its pool waits for its end before it replaces the
 * worker.
 */
final class WorkerShutdown extends LibraryThread {
  /**
   * Time for threads that are about to end, such as those of an executor that was just shut down.
   */
  private static final long GRACE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  /**
   * Time for exit hooks. An exit hook may wait for ever, for example for a thread that was left
   * behind.
   */
  private static final long HOOKS_MILLIS = 5000;

  private final List<Thread> threads;
  private final List<ChildProcess> children;

  private WorkerShutdown(List<Thread> threads, List<ChildProcess> children) {
    super("mpj-end-of-worker");
    this.threads = threads;
    this.children = children;
  }

  /** Makes sure that this worker ends. The worker has finished its work. */
  static void end() {
    List<Thread> threads = threads();
    List<ChildProcess> children = new ArrayList<>(ChildProcess.activeChildren());
    children.removeIf(ChildProcess::isDaemon);
    try {
      new WorkerShutdown(threads, children).start();
    } catch (OutOfMemoryError e) {
      // The system refuses a thread now. The worker ends when its remaining threads and children
      // end.
    }
  }

  /** Returns the threads that a JVM waits for before it ends, except the current thread. */
  private static List<Thread> threads() {
    ThreadGroup all = Thread.currentThread().getThreadGroup();
    while (all.getParent() != null) {
      all = all.getParent();
    }
    Thread[] found = new Thread[all.activeCount() + 16];
    int count = all.enumerate(found);
    while (count == found.length) { // there may be more
      found = new Thread[2 * found.length];
      count = all.enumerate(found);
    }
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      if (!found[i].isDaemon() && !found[i].equals(Thread.currentThread())) {
        threads.add(found[i]);
      }
    }
    return threads;
  }

  @Override
  public void run() {
    try {
      awaitEnd();
      List<String> left = left();
      if (!left.isEmpty()) {
        Log.warn(
            "a task left threads or children behind, the worker ends with them: left="
                + left
                + "; shut executors down and join threads and children in the task");
        exit();
      }
      Thread.sleep(HOOKS_MILLIS);
    } catch (InterruptedException e) {
      // The library never interrupts this thread. Other code that does so wants the worker to end.
    }
    Runtime.getRuntime().halt(0);
  }

  private List<String> left() {
    List<String> left = new ArrayList<>();
    threads.stream().filter(Thread::isAlive).forEach(thread -> left.add(thread.getName()));
    children.stream().filter(ChildProcess::isAlive).forEach(child -> left.add(child.name()));
    return left;
  }

  /** Calls exit on a separate thread, because the call does not return while an exit hook runs. */
  private static void exit() {
    new LibraryThread("mpj-exit", () -> System.exit(0)).start();
  }

  private void awaitEnd() throws InterruptedException {
    long until = System.nanoTime() + GRACE_NANOS;
    for (Thread thread : threads) {
      long left = until - System.nanoTime();
      if (left > 0) {
        TimeUnit.NANOSECONDS.timedJoin(thread, left);
      }
    }
    for (ChildProcess child : children) {
      child.join(java.time.Duration.ofNanos(until - System.nanoTime()));
    }
  }
}
