package mpj.multiprocessing;

import java.util.List;

/** How a child process comes to life. */
public enum StartMethod {
  /** A new JVM boots for the child; nothing of the parent is in it but what the task carries. */
  SPAWN,

  /**
   * The child is a JVM that was booted ahead of time and is used once. It starts much faster; like
   * a spawned one it has nothing of the parent but what the task carries. In a burst of starts,
   * when none stands by, the child is spawned.
   */
  FORKSERVER,

  /**
   * Like {@link #FORKSERVER}, and the child has a snapshot of the parent's declared globals. That
   * is as near to Unix's fork as a JVM comes: fork copies the one thread that calls it, and a JVM
   * cannot live without its others.
   */
  FORK;

  /**
   * Returns the methods that this platform has. Python's {@code get_all_start_methods}. Ours need
   * nothing that only some platforms have, so these are all of them.
   */
  public static List<StartMethod> all() {
    return List.of(values());
  }
}
