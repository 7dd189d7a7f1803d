package mpj.app.run;

import java.util.List;
import java.util.Optional;
import mpj.lessons.story.diagnosis.Verdict;

/**
 * How a run came to its end.
 *
 * @param startNanos when it began, by {@link System#nanoTime()}
 * @param elapsedNanos how long the program took
 * @param whole whether the program came to its end by itself, and not by an exception
 * @param verdict why it had to be ended, if it no longer got on
 * @param problems what is wrong with the run itself, a sentence each
 */
public record RunEnd(
    long startNanos,
    long elapsedNanos,
    boolean whole,
    Optional<Verdict> verdict,
    List<String> problems) {
  /** Copies the list. */
  public RunEnd {
    problems = List.copyOf(problems);
  }
}
