package mpj.lessons.story.timeline;

import mpj.multiprocessing.trace.Actor;

/**
 * Something that went from one process to another, or to the same one.
 *
 * @param kind what went
 * @param object through what, {@code Queue-1}; for a signal its number
 * @param number its place among those of the object
 * @param from who gave it
 * @param sent when, by {@link System#nanoTime()}
 * @param to who took it
 * @param received when
 */
public record Passing(
    Kind kind, String object, long number, Actor from, long sent, Actor to, long received) {
  /** What may go from one process to another. */
  public enum Kind {
    /** An item of a queue. */
    ITEM("item"),
    /** A message of a pipe. */
    MESSAGE("message"),
    /** A lock that somebody waited for. */
    HAND_OVER("hand-over"),
    /** A task of a pool. */
    TASK("task"),
    /** A signal that was handled. */
    SIGNAL("signal");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** Returns the word that reports use. */
    public String word() {
      return word;
    }
  }
}
