package mpj.app.run;

import java.util.List;
import java.util.Optional;
import mpj.lessons.DemoEntry;
import mpj.lessons.Settings;
import mpj.lessons.story.NotedLine;
import mpj.lessons.story.Recording;
import mpj.lessons.story.diagnosis.Verdict;
import mpj.lessons.story.timeline.Timeline;

/**
 * A run that is over.
 *
 * @param demo what was run
 * @param settings with which numbers and seed
 * @param startNanos when it began, by {@link System#nanoTime()}
 * @param elapsedNanos how long the demo took
 * @param recording all that happened
 * @param lines what was written, with notes
 * @param seen what was to be seen; empty where the demo did not come to its end
 * @param verdict why it had to be ended, if it no longer got on
 * @param problems what the run failed to show, a sentence each; empty if it showed all
 */
public record DemoRun(
    DemoEntry demo,
    Settings settings,
    long startNanos,
    long elapsedNanos,
    Recording recording,
    List<NotedLine> lines,
    String seen,
    Optional<Verdict> verdict,
    List<String> problems) {
  /** Copies the lists. */
  public DemoRun {
    lines = List.copyOf(lines);
    problems = List.copyOf(problems);
  }

  /** Returns the run as it is drawn. */
  public Timeline timeline() {
    return Timeline.of(recording, startNanos, startNanos + elapsedNanos);
  }

  /** Returns whether what the demo is to show was observed. */
  public boolean ok() {
    return problems.isEmpty();
  }
}
