package mpj.app.run;

import java.util.List;
import java.util.Optional;
import mpj.lessons.demo.DemoEntry;
import mpj.lessons.demo.Settings;
import mpj.lessons.story.NotedLine;
import mpj.lessons.story.Run;
import mpj.lessons.story.diagnosis.Verdict;
import mpj.lessons.story.timeline.Timeline;
import mpj.multiprocessing.StartMethod;

/**
 * A run that is over.
 *
 * @param demo what was run
 * @param settings with which numbers and seed
 * @param startMethod how its children started
 * @param startNanos when it began, by {@link System#nanoTime()}
 * @param elapsedNanos how long the demo took
 * @param run all that happened
 * @param seen what was to be seen; empty where the demo did not come to its end
 * @param answers what could be predicted, and what came of it
 * @param verdict why it had to be ended, if it no longer got on
 * @param problems what the run failed to show, a sentence each; empty if it showed all
 */
public record DemoRun(
    DemoEntry demo,
    Settings settings,
    StartMethod startMethod,
    long startNanos,
    long elapsedNanos,
    Run run,
    String seen,
    List<Answered> answers,
    Optional<Verdict> verdict,
    List<String> problems) {
  /** Copies the lists. */
  public DemoRun {
    answers = List.copyOf(answers);
    problems = List.copyOf(problems);
  }

  /**
   * A question, and what the run answers.
   *
   * @param question one sentence
   * @param choices the possible answers; empty where a number is asked for
   * @param answer one of the choices, or a number; empty if the run did not come so far
   */
  public record Answered(String question, List<String> choices, Optional<String> answer) {
    /** Copies the list. */
    public Answered {
      choices = List.copyOf(choices);
    }
  }

  /** Returns what was written, with notes. */
  public List<NotedLine> lines() {
    return run.notedLines();
  }

  /** Returns the run as it is drawn. */
  public Timeline timeline() {
    return Timeline.of(run, startNanos, startNanos + elapsedNanos);
  }

  /** Returns whether what the demo is to show was observed. */
  public boolean ok() {
    return problems.isEmpty();
  }
}
