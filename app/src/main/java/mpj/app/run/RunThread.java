package mpj.app.run;

import java.time.Duration;
import java.util.List;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.Task;

/** The thread on which a program runs, so that one that is stuck can be left. */
final class RunThread {
  private static final Duration GRACE = Duration.ofSeconds(1);
  private static final Duration LOOK_EVERY = Duration.ofMillis(10);

  private final Thread thread;
  private volatile Throwable failure;

  RunThread(Task program, Progress progress) {
    thread =
        Thread.ofPlatform()
            .name("demo")
            .daemon()
            .unstarted(() -> {
              try {
                program.run();
              } catch (Throwable e) {
                failure = e;
              } finally {
                progress.over(Progress.Outcome.ENDED);
              }
            });
  }

  void start() {
    thread.start();
  }

  /**
   * Ends what the program has started, and asks it to give up; one that does not heed that is left.
   * Until it has heard of that it may start processes, which are ended as they come.
   */
  void stop() throws InterruptedException {
    long deadline = System.nanoTime() + GRACE.toNanos();
    killDescendants();
    thread.interrupt();
    do {
      killDescendants();
    } while (!thread.join(LOOK_EVERY) && System.nanoTime() - deadline < 0);
    killDescendants();
    List<ChildProcess> children = ChildProcess.activeChildren();
    children.forEach(ChildProcess::kill);
    for (ChildProcess child : children) {
      child.join(GRACE);
    }
  }

  /** Children's children first, and all at once: one that outlived others would complain of it. */
  private static void killDescendants() {
    List<ProcessHandle> all = ProcessHandle.current().descendants().toList();
    all.reversed().forEach(ProcessHandle::destroyForcibly);
  }

  /** Returns what the program threw, or null. */
  Throwable failure() {
    return failure;
  }
}
