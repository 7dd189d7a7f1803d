package mpj.lessons.story.diagnosis;

import mpj.multiprocessing.trace.Actor;

/**
 * A lock, or a permit of a semaphore, that was taken and has not been given back.
 *
 * @param who took it
 * @param object what
 * @param since when, by {@link System#nanoTime()}
 * @param outlived whether the task of a pool in which it was taken is over
 */
record Hold(Actor who, String object, long since, boolean outlived) {
  private static final String SEMAPHORE = "Semaphore-";

  /** Returns what is held as one would say it, {@code Lock-1}, {@code a permit of Semaphore-1}. */
  String inWords() {
    return object.contains(SEMAPHORE) ? "a permit of " + object : object;
  }
}
