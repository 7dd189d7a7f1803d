package mpj.lessons.story;

import mpj.multiprocessing.trace.Event;

/** Hears of all that happens in a run, in the order of time. */
@FunctionalInterface
interface Follower {
  void add(Event event);
}
