package mpj.app.cli;

/**
 * A command that starts processes. In a session it runs in a JVM of its own, so that the session's
 * processes and locks stay.
 */
interface StartsProcesses {
  /** Returns whether it does so with the options that it was given. */
  default boolean startsProcesses() {
    return true;
  }
}
