package mpj.app.run;

import java.time.Duration;
import java.util.Optional;
import mpj.app.process.GivenTime;
import mpj.lessons.story.Run;
import mpj.lessons.story.diagnosis.Diagnosis;
import mpj.lessons.story.diagnosis.Verdict;
import mpj.multiprocessing.trace.ProcessRecord;

/** Looks at a run every now and then: whether it is quiet, and whether it gets anywhere. */
final class Watcher implements Runnable {
  /** So short that a learner sees a sign of life within a second. */
  private static final long QUIET_NANOS = 700_000_000;

  private static final long SURE_NANOS = 2_000_000_000;

  private final Run run;
  private final Diagnosis diagnosis;
  private final Recorder recorder;
  private final Progress progress;
  private final GivenTime time;
  private final RunListener listener;
  private final long startNanos;
  private final Duration limit;
  private Verdict nowhere;

  Watcher(
      Run run,
      Diagnosis diagnosis,
      Recorder recorder,
      Progress progress,
      GivenTime time,
      RunListener listener,
      long startNanos,
      Duration limit) {
    this.run = run;
    this.diagnosis = diagnosis;
    this.recorder = recorder;
    this.progress = progress;
    this.time = time;
    this.listener = listener;
    this.startNanos = startNanos;
    this.limit = limit;
  }

  @Override
  public void run() {
    time.look(
        run.processes().stream()
            .filter(process -> process.endNanos() == 0)
            .map(ProcessRecord::pid)
            .toList());
    long now = System.nanoTime();
    long silent = now - recorder.lastLineNanos();
    if (silent >= QUIET_NANOS) {
      listener.quiet(new Silence(now - startNanos, silent, diagnosis.now()));
    }
    // A second look at a process is not waited for when the first was a while ago.
    progress.computes(silent >= SURE_NANOS && diagnosis.anyoneComputes());
    Optional<Verdict> found = diagnosis.nowhere(now, limit.toNanos());
    if (found.isPresent()) {
      nowhere = found.get();
      progress.over(Progress.Outcome.NOWHERE);
    }
  }

  /** Returns why a run was ended that did not come to its end by itself, if it is to be judged. */
  Optional<Verdict> verdict(Progress.Outcome outcome) {
    return switch (outcome) {
      case STUCK -> Optional.of(diagnosis.standstill());
      case NOWHERE -> Optional.of(nowhere);
      case ENDED, UNWANTED -> Optional.empty();
    };
  }
}
