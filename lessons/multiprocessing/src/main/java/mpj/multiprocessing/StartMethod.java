package mpj.multiprocessing;

/** How a child process comes to life. */
public enum StartMethod {
  /** A new JVM boots for the child; nothing of the parent is in it but what the task carries. */
  SPAWN
}
