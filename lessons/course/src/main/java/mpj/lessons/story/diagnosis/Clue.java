package mpj.lessons.story.diagnosis;

import mpj.lessons.story.Wait;
import mpj.multiprocessing.trace.Actor;

/**
 * What one process has to do with a verdict.
 *
 * @param who the process
 * @param does what it does
 * @param wish in which wait, or null
 */
record Clue(Actor who, String does, Wait wish) {
  /** Returns what a wait says. */
  static Clue of(Wait wish) {
    return new Clue(wish.who(), wish.inWords(), wish);
  }
}
