package mpj.lessons.story;

import mpj.multiprocessing.trace.Actor;

/**
 * A lock, or a permit of a semaphore, that was acquired and has not been released.
 *
 * @param who who acquired it
 * @param object what
 * @param since when, by {@link System#nanoTime()}
 * @param outlived whether the task of a pool in which it was acquired is over
 */
public record Hold(Actor who, String object, long since, boolean outlived) {
  private static final String SEMAPHORE = "Semaphore-";

  /** Returns what is held as one would say it, {@code Lock-1}, {@code a permit of Semaphore-1}. */
  public String inWords() {
    return object.contains(SEMAPHORE) ? "a permit of " + object : object;
  }
}
