package mpj.app.run;

import java.time.Duration;
import mpj.lessons.Demo;
import mpj.lessons.Settings;

/** The thread a demo runs on, so that a demo that is stuck can be left. */
final class DemoThread {
  private final Thread thread;
  private volatile Throwable failure;

  DemoThread(Demo demo, Settings settings, Progress progress) {
    thread =
        Thread.ofPlatform()
            .name("demo")
            .daemon()
            .unstarted(() -> {
              try {
                demo.run(settings);
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

  /** Asks the demo to give up, and waits a little for it; a demo that does not heed it is left. */
  void stop(Duration grace) throws InterruptedException {
    thread.interrupt();
    thread.join(grace);
  }

  /** Returns what the demo threw, or null. */
  Throwable failure() {
    return failure;
  }
}
