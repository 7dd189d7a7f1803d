package mpj.lessons.story.timeline;

import java.util.List;

/**
 * How many items a queue had, through the run.
 *
 * @param object which queue
 * @param changes each change, in the order of time
 */
public record Level(String object, List<Change> changes) {
  /** Copies the list. */
  public Level {
    changes = List.copyOf(changes);
  }

  /**
   * So many items from then on.
   *
   * @param nanos when, by {@link System#nanoTime()}
   * @param items how many
   */
  public record Change(long nanos, long items) {}
}
