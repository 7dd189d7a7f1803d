package mpj.app.run;

import java.time.Duration;
import java.util.Optional;
import mpj.lessons.demo.Settings;
import mpj.lessons.demo.Trials;
import mpj.multiprocessing.ProcessTree;

/** Plays the rounds of a demo in a process tree of their own. Nobody watches: they run freely. */
public final class TrialsRunner {
  private final Duration limit;

  /** Creates a runner that stops a demo when no round has ended for {@code limit}. */
  public TrialsRunner(Duration limit) {
    this.limit = limit;
  }

  /**
   * Plays each way so often. When this method returns, no process is left.
   *
   * @param look called every now and then meanwhile
   * @return what went wrong; empty if all rounds were played
   * @throws InterruptedException if this thread is interrupted; the rounds are ended
   */
  public Optional<String> run(
      Trials trials, Settings settings, int times, Trials.Counter counter, Runnable look)
      throws InterruptedException {
    var progress = new Progress();
    Trials.Counter moving =
        (way, outcome, figure) -> {
          progress.moved();
          counter.came(way, outcome, figure);
        };
    var thread = new RunThread(() -> trials.play(settings, times, moving), progress);
    try {
      thread.start();
      Progress.Outcome outcome = progress.await(limit, look);
      if (outcome != Progress.Outcome.ENDED) {
        thread.stop();
        return Optional.of(
            "no round ended for limit="
                + limit.toMillis() / 1000.0
                + " s, so the rounds were stopped, their processes with them; try fewer processes");
      }
      return Optional.ofNullable(thread.failure())
          .map(failure -> "the rounds ended by an exception: " + failure);
    } finally {
      ProcessTree.shutdown();
    }
  }
}
