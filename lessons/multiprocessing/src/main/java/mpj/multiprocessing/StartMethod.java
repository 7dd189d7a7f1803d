package mpj.multiprocessing;

import java.util.List;

/** How a child process is started. */
public enum StartMethod {
  /** A new JVM boots for the child. The child gets only the task and the objects in it. */
  SPAWN,

  /**
   * The child is a standby: a JVM that was booted ahead of time. It is used once. It starts much
   * faster than a spawned child. As with {@link #SPAWN}, the child gets only the task and the
   * objects in it. If no standby is ready, for example in a burst of starts, the child is spawned.
   */
  FORKSERVER,

  /**
   * Like {@link #FORKSERVER}; the child also gets a snapshot of the parent's declared globals. A
   * JVM cannot come nearer to Unix's fork: fork copies only the thread that calls it, and a JVM
   * cannot run without its other threads.
   */
  FORK;

  /**
   * Returns the start methods that this platform has. Python's {@code get_all_start_methods}. These
   * are all methods, because none of them needs a special platform.
   */
  public static List<StartMethod> all() {
    return List.of(values());
  }
}
