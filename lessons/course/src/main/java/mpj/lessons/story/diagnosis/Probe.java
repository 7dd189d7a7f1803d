package mpj.lessons.story.diagnosis;

import java.util.List;

/** Asks what events do not tell. */
public interface Probe {
  /** Returns whether a process is stopped by a signal. */
  boolean isStopped(long pid);

  /** Returns whether a process computes just now. */
  boolean isBusy(long pid);

  /** Returns where the threads of a process are in the program; empty if that cannot be told. */
  List<Place> places(long pid);
}
