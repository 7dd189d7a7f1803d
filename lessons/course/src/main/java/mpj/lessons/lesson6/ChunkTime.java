package mpj.lessons.lesson6;

import mpj.lessons.story.Said;
import mpj.lessons.story.Wording;

/**
 * How long a map took.
 *
 * @param size how many items made a task, at most
 * @param tasks how many tasks there were
 * @param millis the time of the whole map
 */
record ChunkTime(long size, long tasks, double millis) {
  static final String LINE = "chunks of {}: tasks={}, {} ms";

  /** Reads it from a line. */
  static ChunkTime of(Said line) {
    return new ChunkTime(line.number(0), line.number(1), line.figure(2));
  }

  /** Returns {@code 12 ms in chunks of 10}. */
  @Override
  public String toString() {
    return Wording.time(Math.round(millis * 1e6)) + " in chunks of " + size;
  }
}
