package mpj.multiprocessing.sync;

import mpj.multiprocessing.internal.memory.DeadOwner;

/**
 * Describes a process that died while it held a lock. The next holder gets this information,
 * because the data that the lock guards may be half changed. Python has nothing like it: there the
 * lock stays held for ever.
 *
 * @param process the name of the process
 * @param pid its process id in the operating system
 * @param exitCode its exit code. Negative: the number of the signal that ended it, with a minus
 *     sign. {@link #LOST}: the exit code is unknown, because the process was a client of a manager
 *     and not a child process
 */
public record OwnerDied(String process, long pid, int exitCode) {
  /** The exit code of a process of which only one thing is known: its connection has ended. */
  public static final int LOST = Integer.MAX_VALUE;

  static OwnerDied of(DeadOwner deadOwner) {
    return new OwnerDied(deadOwner.process(), deadOwner.pid(), deadOwner.exitCode());
  }

  /**
   * Returns for example {@code Process-1 (pid 4711) was ended by signal 9 while it held the lock}.
   */
  @Override
  public String toString() {
    return process + " (pid " + pid + ") " + how() + " while it held the lock";
  }

  private String how() {
    if (exitCode == LOST) {
      return "was lost";
    }
    return exitCode < 0 ? "was ended by signal " + -exitCode : "ended with code " + exitCode;
  }
}
