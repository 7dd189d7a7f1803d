package mpj.app.verdict;

import mpj.multiprocessing.trace.Actor;

/**
 * A wait that has not ended.
 *
 * @param who waits
 * @param kind what for
 * @param object at what, {@code Lock-1}; for a join the name of the other process
 * @param peer the other process concerned, or null: who held the lock, who is joined
 * @param since when it began, by {@link System#nanoTime()}
 */
record Wait(Actor who, WaitKind kind, String object, Actor peer, long since) {
  /** Returns it as one would say it, {@code wants Lock-1}. */
  String inWords() {
    return kind.words() + object;
  }
}
